import { type Allowance, createAllowance } from '../../shared/domain/allowance.ts';

/** A page that comes back follows and watches all it has at once. */
const BURST = 100;
const A_SECOND = 20;

/** How many messages a socket may send; the one that leaves less than nothing is too many. */
export function messagePace(now: () => number = Date.now): Allowance {
  return createAllowance(BURST, 1_000 / A_SECOND, now);
}
