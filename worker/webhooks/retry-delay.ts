import { parseRetryAfter } from '../../shared/domain/retry-after.ts';

const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 3_600_000;

/** The delay after consecutive failures: the receiver's own, otherwise exponential back-off; at most an hour. */
export function webhookRetryMs(failures: number, retryAfter: string | undefined, now = Date.now()): number {
  const asked = parseRetryAfter(retryAfter, now);
  if (asked !== undefined && asked >= 0) return Math.min(LONGEST_RETRY_MS, Math.max(FIRST_RETRY_MS, asked));
  const backOff = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(failures - 1, 20));
  return Math.round(backOff * (0.5 + Math.random() / 2));
}
