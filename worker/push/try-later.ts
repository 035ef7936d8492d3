const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 10 * 60_000;

/** A push service wants patience, or cannot be reached. */
export class TryLater extends Error {
  override readonly name = 'TryLater';
  readonly retryAfterMs: number | undefined;

  /** `retryAfter` is the header: seconds, or a date. */
  constructor(message: string, retryAfter?: string) {
    super(message);
    this.retryAfterMs = retryAfter === undefined ? undefined : parse(retryAfter);
  }
}

/** How long to wait after this attempt: what the push service says, else exponentially longer, 10 minutes at most. */
export function retryDelayMs(attemptsMade: number, error: unknown): number {
  const backOff = FIRST_RETRY_MS * 2 ** Math.min(attemptsMade - 1, 10) * (0.5 + Math.random() / 2);
  const asked = error instanceof TryLater ? error.retryAfterMs : undefined;
  return Math.min(LONGEST_RETRY_MS, asked ?? Math.round(backOff));
}

function parse(header: string): number | undefined {
  const ms = /^\d+$/.test(header) ? Number(header) * 1_000 : Date.parse(header) - Date.now();
  return Number.isFinite(ms) && ms >= 0 ? ms : undefined;
}
