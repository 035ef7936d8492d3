/** A queue in which owners take turns; each owner's items stay in order. */
export interface FairQueue<Item extends { owner: string }> {
  add(item: Item): void;
  next(): Item | undefined;
  size(): number;
  /** Empties the queue. */
  drain(): Item[];
}

export function createFairQueue<Item extends { owner: string }>(): FairQueue<Item> {
  // In the order of the owners' turns.
  const waiting = new Map<string, Item[]>();
  let size = 0;
  return {
    add(item) {
      size += 1;
      const own = waiting.get(item.owner);
      if (own) own.push(item);
      else waiting.set(item.owner, [item]);
    },
    next() {
      const [first] = waiting;
      if (!first) return undefined;
      const [owner, [item, ...rest]] = first;
      size -= 1;
      waiting.delete(owner);
      if (rest.length > 0) waiting.set(owner, rest);
      return item;
    },
    size: () => size,
    drain() {
      const all = [...waiting.values()].flat();
      waiting.clear();
      size = 0;
      return all;
    },
  };
}
