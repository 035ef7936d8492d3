import type { Problem } from '../../shared/contract/http-shapes.ts';
import type { FieldError } from '../../shared/domain/errors.ts';
import { parseRetryAfter } from '../../shared/domain/retry-after.ts';

interface FailureDetails extends ErrorOptions {
  code?: string | undefined;
  fields?: readonly FieldError[] | undefined;
  retryAfterSeconds?: number;
}

/** A request that failed; `status` 0 means that there was no answer. */
export class HttpFailure extends Error {
  override readonly name: string = 'HttpFailure';
  readonly status: number;
  /** The problem's code; `other` when the answer has none. */
  readonly code: string;
  /** The fields that failed validation. */
  readonly fields: readonly FieldError[];
  /** From Retry-After; 0 when the answer does not say. */
  readonly retryAfterSeconds: number;

  constructor(status: number, message: string, details: FailureDetails = {}) {
    super(message, details);
    this.status = status;
    this.code = details.code ?? 'other';
    this.fields = details.fields ?? [];
    this.retryAfterSeconds = details.retryAfterSeconds ?? 0;
  }
}

/** Reads JSON from the API, with an optional key. Throws `HttpFailure`, or the abort reason when aborted. */
export async function getJson<T>(path: string, signal?: AbortSignal, key?: string): Promise<T> {
  const response = await send(path, signal, key);
  if (!response.ok) throw await failureOf(response);
  try {
    return (await response.json()) as T;
  } catch (cause) {
    signal?.throwIfAborted();
    throw new HttpFailure(response.status, 'The answer was not JSON', { cause });
  }
}

/** The authorization header for a key; no header without one. */
export function keyHeader(key: string | undefined): Record<string, string> {
  return key ? { authorization: `Bearer ${key}` } : {};
}

async function send(path: string, signal: AbortSignal | undefined, key: string | undefined): Promise<Response> {
  try {
    return await fetch(path, { headers: { accept: 'application/json', ...keyHeader(key) }, signal: signal ?? null });
  } catch (cause) {
    signal?.throwIfAborted();
    throw new HttpFailure(0, 'No answer', { cause });
  }
}

async function failureOf(response: Response): Promise<HttpFailure> {
  // A proxy in between may answer with something other than a problem document.
  const { detail, code, errors }: Partial<Problem> = await response.json().catch(() => ({}));
  return new HttpFailure(response.status, detail ?? response.statusText, {
    code,
    fields: errors,
    retryAfterSeconds: retryAfterSeconds(response),
  });
}

/** The answer's Retry-After in seconds, from a number or a date; 0 when absent. */
export function retryAfterSeconds({ headers }: Response): number {
  return Math.max(0, parseRetryAfter(headers.get('retry-after'), Date.now()) ?? 0) / 1_000;
}
