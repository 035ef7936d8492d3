/**
 * Why an outgoing request failed: `network` before an answer came, `bad_response` for one that cannot be read,
 * `http_<status>` for an unsuccessful one.
 */
export type FetchErrorCode =
  | 'blocked_address'
  | 'blocked_port'
  | 'blocked_scheme'
  | 'too_large'
  | 'timeout'
  | 'too_many_redirects'
  | 'network'
  | 'bad_response'
  | `http_${number}`;

/** An outgoing request was refused or failed; the message is for operators. */
export class FetchError extends Error {
  override readonly name = 'FetchError';
  readonly code: FetchErrorCode;

  constructor(code: FetchErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
