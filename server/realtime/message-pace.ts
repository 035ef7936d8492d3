/** A page that comes back follows and watches all it has at once. */
const BURST = 100;
const A_SECOND = 20;

/** Counts a socket's messages; false for one that is too many. */
export function messagePace(now: () => number = Date.now): () => boolean {
  let left = BURST;
  let last = now();
  return () => {
    const at = now();
    left = Math.min(BURST, left + ((at - last) / 1_000) * A_SECOND);
    last = at;
    left -= 1;
    return left >= 0;
  };
}
