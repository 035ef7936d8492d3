/** Why the other installation could not be read; the message is for operators. */
export class SourceProblem extends Error {
  override readonly name = 'SourceProblem';
  readonly status: number | undefined;
  /** Its own error code, such as `history_gone`. */
  readonly code: string | undefined;
  /** Its `Retry-After` header. */
  readonly retryAfter: string | undefined;

  constructor(
    message: string,
    details: { status?: number; code?: string | undefined; retryAfter?: string | undefined; cause?: unknown } = {},
  ) {
    super(message, { cause: details.cause });
    this.status = details.status;
    this.code = details.code;
    this.retryAfter = details.retryAfter;
  }

  /** True when the position is of no use any more: of another wire, ahead of it, or before what is kept. */
  get isLostPosition(): boolean {
    return this.code === 'history_gone' || this.code === 'bad_position';
  }

  /** True when the story is not there any more. */
  get isGone(): boolean {
    return this.status === 404 || this.status === 451;
  }
}
