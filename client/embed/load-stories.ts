import type { Problem, StoriesPage } from '../../shared/contract/http-shapes.ts';
import { noAnswer } from '../../shared/domain/expected-failures.ts';

const LOAD_TIMEOUT_MS = 15_000;
const TOO_MANY = 429;

/** The server refused the request, so a retry would not help. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';
}

/** Loads the newest stories that match, and the position to follow from. */
export async function loadStories(api: string, query: URLSearchParams, limit: number): Promise<StoriesPage> {
  const asked = new URLSearchParams([...query, ['limit', String(limit)]]);
  const response = await fetch(`${api}stories?${asked}`, {
    credentials: 'omit',
    signal: AbortSignal.timeout(LOAD_TIMEOUT_MS),
  });
  if (response.ok) return response.json();
  const { status } = response;
  if (status < 400 || status >= 500 || status === TOO_MANY) throw new Error(`the server answered ${status}`);
  const problem: Problem = await response.json();
  const rules = problem.errors?.map(({ field, detail }) => `${field} ${detail}`);
  throw new RefusedError(rules?.join('; ') ?? problem.title);
}

/** True when the address answers, whether or not this page may read the answer. */
export async function isThere(address: string): Promise<boolean> {
  const init = { mode: 'no-cors', credentials: 'omit', cache: 'no-store' } as const;
  const answer = await fetch(address, { ...init, signal: AbortSignal.timeout(LOAD_TIMEOUT_MS) }).catch(noAnswer);
  return answer !== undefined;
}
