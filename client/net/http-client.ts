import type { FieldError } from '../../shared/domain/errors.ts';
import type { Problem } from '../../shared/wire/http-shapes.ts';

interface FailureDetails extends ErrorOptions {
  code?: string | undefined;
  fields?: readonly FieldError[] | undefined;
  retryAfterSeconds?: number;
}

/** An answer that was not a success; `status` 0 means that no answer came at all. */
export class HttpFailure extends Error {
  override readonly name: string = 'HttpFailure';
  readonly status: number;
  /** Why, in a word; `other` when the answer did not say. */
  readonly code: string;
  /** The fields that were refused. */
  readonly fields: readonly FieldError[];
  /** When asking again makes sense; 0 when the answer did not say. */
  readonly retryAfterSeconds: number;

  constructor(status: number, message: string, details: FailureDetails = {}) {
    super(message, details);
    this.status = status;
    this.code = details.code ?? 'other';
    this.fields = details.fields ?? [];
    this.retryAfterSeconds = details.retryAfterSeconds ?? 0;
  }
}

/** Reads JSON from our own API, with a key or without; throws `HttpFailure`, or the abort's reason when it was aborted. */
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

/** What a key is sent as. */
export function keyHeader(key: string | undefined): Record<string, string> {
  return key === undefined ? {} : { authorization: `Bearer ${key}` };
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
  // A proxy in between answers in its own words.
  const { detail, code, errors }: Partial<Problem> = await response.json().catch(() => ({}));
  return new HttpFailure(response.status, detail ?? response.statusText, {
    code,
    fields: errors,
    retryAfterSeconds: retryAfterSeconds(response),
  });
}

/** After how many seconds an answer wants us back; 0 when it does not say, or names a date. */
export function retryAfterSeconds({ headers }: Response): number {
  return Number(headers.get('retry-after') ?? 0) || 0;
}
