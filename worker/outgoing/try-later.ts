import { parseRetryAfter } from '../../shared/domain/retry-after.ts';
import { backOffMs } from '../../shared/node/lifecycle/back-off.ts';

const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 10 * 60_000;

/** A receiver asks to wait, or is unreachable. */
export class TryLater extends Error {
  override readonly name = 'TryLater';
  readonly retryAfterMs: number | undefined;

  /** `retryAfter` is the header: seconds, or a date. */
  constructor(message: string, retryAfter?: string) {
    super(message);
    const asked = parseRetryAfter(retryAfter, Date.now());
    // A date in the past says nothing: the usual back-off applies.
    this.retryAfterMs = asked !== undefined && asked >= 0 ? asked : undefined;
  }
}

/** The delay after this attempt: the receiver's own, otherwise exponential back-off; at most 10 minutes. */
export function retryDelayMs(attemptsMade: number, error: unknown): number {
  const asked = error instanceof TryLater ? error.retryAfterMs : undefined;
  if (asked !== undefined) return Math.min(LONGEST_RETRY_MS, asked);
  return backOffMs(attemptsMade - 1, { firstMs: FIRST_RETRY_MS, longestMs: LONGEST_RETRY_MS });
}
