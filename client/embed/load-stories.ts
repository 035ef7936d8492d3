import type { Problem, StoriesPage } from '../../shared/wire/http-shapes.ts';

const LOAD_TIMEOUT_MS = 15_000;
const TOO_MANY = 429;

/** The server understood what was asked and said no: asking again would not help. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';
}

/** The newest stories under the filter, and the position to follow from. */
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

/** True when something answers at this address, whether this page may read it or not. */
export async function isThere(address: string): Promise<boolean> {
  const init = { mode: 'no-cors', credentials: 'omit', cache: 'no-store' } as const;
  const answer = await fetch(address, { ...init, signal: AbortSignal.timeout(LOAD_TIMEOUT_MS) }).catch(() => undefined);
  return answer !== undefined;
}
