/** Why an outgoing request failed; `http_<status>` for an answer that is no success. */
export type FetchErrorCode =
  | 'blocked_address'
  | 'blocked_port'
  | 'blocked_scheme'
  | 'too_large'
  | 'timeout'
  | 'too_many_redirects'
  | 'network'
  | `http_${number}`;

/** An outgoing request that was refused or failed; the message is for the operator. */
export class FetchError extends Error {
  override readonly name = 'FetchError';
  readonly code: FetchErrorCode;

  constructor(code: FetchErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
