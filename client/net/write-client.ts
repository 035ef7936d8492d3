import type { Problem } from '../../shared/contract/http-shapes.ts';
import { noAnswer } from '../../shared/domain/expected-failures.ts';
import { HttpFailure, keyHeader, retryAfterSeconds } from './http-client.ts';

const PATIENCE_MS = 15_000;

type Method = 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** A write that failed; `code` says why and is `offline` when there was no answer. */
export class WriteFailure extends HttpFailure {
  override readonly name = 'WriteFailure';

  constructor(status: number, code: string, message: string, retryAfterSeconds: number) {
    super(status, message, { code, retryAfterSeconds });
  }
}

/** Writes to the API, with an optional key; undefined for an answer without a body. Throws `WriteFailure`. */
export async function writeJson<T>(method: Method, path: string, body?: unknown, key?: string): Promise<T> {
  const response = await send(method, path, body, key);
  const text = await response.text().catch(noAnswer);
  // The connection broke within the answer, so the caller has to find out what was done.
  if (response.ok && text === undefined) throw new WriteFailure(0, 'offline', 'No answer', 0);
  if (response.ok) return (text ? JSON.parse(text) : undefined) as T;
  const problem = readProblem(text ?? '');
  const seconds = retryAfterSeconds(response);
  throw new WriteFailure(response.status, problem.code ?? 'other', problem.detail ?? response.statusText, seconds);
}

async function send(method: Method, path: string, body: unknown, key: string | undefined): Promise<Response> {
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
    // A proxy in between may answer with something other than JSON.
    return {};
  }
}
