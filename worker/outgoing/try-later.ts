import { parseRetryAfter } from '../../shared/domain/retry-after.ts';

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
  const backOff = FIRST_RETRY_MS * 2 ** Math.min(attemptsMade - 1, 10) * (0.5 + Math.random() / 2);
  const asked = error instanceof TryLater ? error.retryAfterMs : undefined;
  return Math.min(LONGEST_RETRY_MS, asked ?? Math.round(backOff));
}
