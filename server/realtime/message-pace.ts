import { createAllowance } from '../../shared/domain/allowance.ts';

/** A page that comes back follows and watches all it has at once. */
const BURST = 100;
const A_SECOND = 20;

/** Counts a socket's messages; false for one that is too many. */
export function messagePace(now: () => number = Date.now): () => boolean {
  const allowance = createAllowance(BURST, 1_000 / A_SECOND, now);
  return () => allowance.spend() >= 0;
}
