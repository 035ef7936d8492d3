/**
 * Batches the calls of one turn of the event loop: `run` gets all their items in order, and every caller gets the whole
 * result. One query for many items costs hardly more than a query for one. With `setImmediate` as `wait`, a turn covers
 * everything that arrived together, even in several packets.
 */
export function createBatchLoader<Item, Answer>(
  run: (items: Item[]) => Promise<Answer>,
  wait: (then: () => void) => void = process.nextTick,
): (items: Item[]) => Promise<Answer> {
  let open: { items: Item[]; answer: Promise<Answer> } | undefined;
  const start = (): { items: Item[]; answer: Promise<Answer> } => {
    const items: Item[] = [];
    const turnEnds = new Promise<void>((resolve) => wait(resolve));
    const answer = turnEnds.then(() => {
      open = undefined;
      return run(items);
    });
    return { items, answer };
  };
  return (items) => {
    open ??= start();
    for (const item of items) open.items.push(item);
    return open.answer;
  };
}
