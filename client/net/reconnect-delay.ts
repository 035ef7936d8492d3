const FIRST_DELAY_MS = 400;
const LONGEST_DELAY_MS = 8_000;

/**
 * How long to wait before the next attempt: doubling, with jitter so that readers don't all return at once.
 * `chance` is a number from 0 to 1.
 */
export function reconnectDelay(attempt: number, chance: number): number {
  const full = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** attempt);
  return Math.round(full * (0.5 + chance / 2));
}
