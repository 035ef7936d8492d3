/** A call of the API from the desk. */
export interface Call {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  body?: unknown;
  /** The idempotency key of a change. */
  once?: string;
  signal?: AbortSignal;
}
