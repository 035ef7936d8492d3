/**
 * Lets calls that are made in one turn of the event loop share one run: `run` gets what all of them asked for, in their
 * order, and every caller its whole answer. A query for many costs hardly more than one for one. With `setImmediate` as
 * `wait`, a turn is all that came in at once, also from several packets.
 */
export function gather<Item, Answer>(
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
