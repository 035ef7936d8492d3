/** A call of the API from the desk. */
export interface Call {
  method?: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  body?: unknown;
  /** The idempotency key of a change. */
  once?: string;
  signal?: AbortSignal;
}
