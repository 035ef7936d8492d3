import type { Problem } from '../../shared/wire/http-shapes.ts';
import { HttpFailure, keyHeader, retryAfterSeconds } from './http-client.ts';

const PATIENCE_MS = 15_000;

/** A write that was not taken: `code` says why, `offline` when no answer came. */
export class WriteFailure extends HttpFailure {
  override readonly name = 'WriteFailure';

  constructor(status: number, code: string, message: string, retryAfterSeconds: number) {
    super(status, message, { code, retryAfterSeconds });
  }
}

/** Writes to our own API, with a key or without; throws `WriteFailure`. An answer without a body gives undefined. */
export async function writeJson<T>(
  method: 'POST' | 'PATCH' | 'DELETE',
  path: string,
  body?: unknown,
  key?: string,
): Promise<T> {
  const response = await send(method, path, body, key);
  const text = await response.text().catch(() => '');
  if (response.ok) return (text === '' ? undefined : JSON.parse(text)) as T;
  const problem = readProblem(text);
  const seconds = retryAfterSeconds(response);
  throw new WriteFailure(response.status, problem.code ?? 'other', problem.detail ?? response.statusText, seconds);
}

async function send(method: string, path: string, body: unknown, key: string | undefined): Promise<Response> {
  try {
    return await fetch(path, {
      method,
      headers: { accept: 'application/json', 'content-type': 'application/json', ...keyHeader(key) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
  } catch {
    throw new WriteFailure(0, 'offline', 'No answer', 0);
  }
}

function readProblem(text: string): Partial<Problem> {
  try {
    return JSON.parse(text) as Partial<Problem>;
  } catch {
    // A proxy in between answers in its own words.
    return {};
  }
}
