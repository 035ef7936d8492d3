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

/** Reads JSON from our own API; throws `HttpFailure`, or the abort's reason when the signal fired. */
export async function getJson<T>(path: string, signal?: AbortSignal): Promise<T> {
  const response = await send(path, signal);
  if (!response.ok) throw new HttpFailure(response.status, await problemText(response));
  try {
    return (await response.json()) as T;
  } catch (cause) {
    signal?.throwIfAborted();
    throw new HttpFailure(response.status, 'The answer was not JSON', { cause });
  }
}

async function send(path: string, signal: AbortSignal | undefined): Promise<Response> {
  try {
    return await fetch(path, { headers: { accept: 'application/json' }, signal: signal ?? null });
  } catch (cause) {
    signal?.throwIfAborted();
    throw new HttpFailure(0, 'No answer', { cause });
  }
}

async function problemText(response: Response): Promise<string> {
  const problem = await response.json().catch(() => undefined);
  return (problem as Partial<Problem> | undefined)?.detail ?? response.statusText;
}
