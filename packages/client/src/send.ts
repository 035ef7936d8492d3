import { reconnectDelay } from '../../../shared/domain/connection-attempts.ts';
import type { Connection } from './connection.ts';
import { ConnectionFailure, isPassing, Refusal, readRefusal } from './failures.ts';
import { pause } from './pause.ts';

const ANSWER_TIMEOUT_MS = 60_000;

export type Query = Record<string, string | number | boolean | readonly string[] | undefined>;

/** One call of the API. */
export interface Call {
  method?: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Under `/api/v1`. */
  path: string;
  query?: Query | undefined;
  body?: string | undefined;
  contentType?: string;
  /** Makes a write safe to repeat. */
  idempotencyKey?: string | undefined;
  signal?: AbortSignal | undefined;
}

/** What every call takes. */
export interface CallOptions {
  signal?: AbortSignal;
}

/** What a write takes: the same key with the same request does nothing twice. */
export interface WriteOptions extends CallOptions {
  /** A random one by default. */
  idempotencyKey?: string;
}

/** Makes a call and returns its JSON answer. */
export async function send<T>(connection: Connection, call: Call): Promise<T> {
  const response = await sendPatiently(connection, call, 'application/json');
  return (response.status === 204 ? undefined : await response.json()) as T;
}

/**
 * Makes a call. One that is safe to repeat is repeated after failures that pass: after the time that `Retry-After`
 * names, else after growing delays.
 */
export async function sendPatiently(connection: Connection, call: Call, accept: string): Promise<Response> {
  for (let attempt = 1; ; attempt += 1) {
    const { response, failure } = await sendOnce(connection, call, accept);
    if (response) return response;
    const passes = failure instanceof ConnectionFailure || isPassing(failure.status);
    if (!passes || !isRepeatable(call) || attempt >= connection.attempts) throw failure;
    const asked = failure instanceof Refusal ? failure.retryAfterMs : undefined;
    await pause(asked ?? reconnectDelay(attempt, Math.random()), call.signal);
    call.signal?.throwIfAborted();
  }
}

/** The address of a call. */
export function addressOf({ api }: Connection, path: string, query: Query = {}): string {
  const parts = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) parts.set(name, [value].flat().join(','));
  return `${api}${path}${parts.size > 0 ? `?${parts}` : ''}`;
}

async function sendOnce(
  connection: Connection,
  call: Call,
  accept: string,
): Promise<{ response: Response; failure?: never } | { response?: never; failure: Refusal | ConnectionFailure }> {
  const { key } = connection;
  const { method = 'GET', path, query, body, contentType = 'application/json', idempotencyKey, signal } = call;
  const timeout = AbortSignal.timeout(ANSWER_TIMEOUT_MS);
  try {
    const response = await connection.fetch(addressOf(connection, path, query), {
      method,
      headers: {
        accept,
        ...(key !== undefined && { authorization: `Bearer ${key}` }),
        ...(body !== undefined && { 'content-type': contentType }),
        ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
      },
      ...(body !== undefined && { body }),
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    });
    return response.ok ? { response } : { failure: await readRefusal(response) };
  } catch (cause) {
    signal?.throwIfAborted();
    return { failure: new ConnectionFailure(`${connection.api} could not be reached`, { cause }) };
  }
}

function isRepeatable({ method = 'GET', idempotencyKey }: Call): boolean {
  return method === 'GET' || method === 'DELETE' || idempotencyKey !== undefined;
}
