import { parseRetryAfter } from '../../shared/domain/retry-after.ts';
import { backOffMs } from '../../shared/node/lifecycle/back-off.ts';

const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 3_600_000;

/** The delay after consecutive failures: the receiver's own, otherwise exponential back-off; at most an hour. */
export function webhookRetryMs(failures: number, retryAfter: string | undefined, now = Date.now()): number {
  const asked = parseRetryAfter(retryAfter, now);
  if (asked !== undefined && asked >= 0) return Math.min(LONGEST_RETRY_MS, Math.max(FIRST_RETRY_MS, asked));
  return backOffMs(failures - 1, { firstMs: FIRST_RETRY_MS, longestMs: LONGEST_RETRY_MS });
}
