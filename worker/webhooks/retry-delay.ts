const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 3_600_000;

/** How long to wait after so many failures in a row: what the receiver says, else exponentially longer, an hour at most. */
export function webhookRetryMs(failures: number, retryAfter: string | undefined, now = Date.now()): number {
  const asked = retryAfter === undefined ? Number.NaN : askedMs(retryAfter, now);
  if (asked >= 0) return Math.min(LONGEST_RETRY_MS, Math.max(FIRST_RETRY_MS, asked));
  const backOff = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(failures - 1, 20));
  return Math.round(backOff * (0.5 + Math.random() / 2));
}

function askedMs(header: string, now: number): number {
  return /^\d+$/.test(header) ? Number(header) * 1_000 : Date.parse(header) - now;
}
