const HOUR_MS = 3_600_000;
const WEEK_MS = 7 * 24 * HOUR_MS;
const RETRY_FACTOR = 4;

/** How long an icon is kept before its site is asked again: a week and up to a day, so that sites are not asked at once. */
export function refreshMs(random: () => number): number {
  return Math.round(WEEK_MS + random() * 24 * HOUR_MS);
}

/** The pause after a failure that follows `failures` others: an hour, four hours, …, a week. */
export function retryMs(failures: number, random: () => number): number {
  const base = Math.min(WEEK_MS, HOUR_MS * RETRY_FACTOR ** Math.min(failures, 8));
  return Math.round(base * (1 + random() / 10));
}
