import type { Problem } from '../../shared/wire/http-shapes.ts';

/** An answer that was not a success; `status` 0 means that no answer came at all. */
export class HttpFailure extends Error {
  override readonly name = 'HttpFailure';
  readonly status: number;

  constructor(status: number, message: string, options?: ErrorOptions) {
    super(message, options);
    this.status = status;
  }
}

/** Reads JSON from our own API, with a key or without; throws `HttpFailure`, or the abort's reason when it was aborted. */
export async function getJson<T>(path: string, signal?: AbortSignal, key?: string): Promise<T> {
  const response = await send(path, signal, key);
  if (!response.ok) throw new HttpFailure(response.status, await problemText(response));
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

async function problemText(response: Response): Promise<string> {
  const problem = await response.json().catch(() => undefined);
  return (problem as Partial<Problem> | undefined)?.detail ?? response.statusText;
}
