/** A storyline's score halves when its newest report is this old. */
export const HALF_LIFE_HOURS = 6;
const HOUR_MS = 3_600_000;

/** How high a storyline ranks: its publishers, halved for every six hours since its newest report (exponential decay). */
export function topScore(publishers: number, newestMs: number, nowMs: number): number {
  return publishers * 0.5 ** ((nowMs - newestMs) / HOUR_MS / HALF_LIFE_HOURS);
}
