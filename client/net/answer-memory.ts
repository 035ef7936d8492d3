/** What the reader saw last, readable offline. The number goes up when answers change their shape. */
const LISTS = { cache: 'lists-1', most: 20 } as const;
const STORIES = { cache: 'stories-1', most: 100 } as const;
type Memory = typeof LISTS | typeof STORIES;

const STORY = /^\/api\/v1\/stories\/[0-9a-f-]{36}$/i;

/** The caches in which answers are remembered now. */
export const ANSWER_CACHES: readonly string[] = [LISTS.cache, STORIES.cache];

/** Where the answer to this request is remembered; undefined for every other answer of the API. */
export function memoryFor(request: Request): Memory | undefined {
  const { pathname, searchParams } = new URL(request.url);
  if (request.headers.has('authorization')) return undefined;
  if (STORY.test(pathname)) return STORIES;
  const isFirstPage = !searchParams.has('before') && !searchParams.has('at');
  return pathname === '/api/v1/stories' && isFirstPage ? LISTS : undefined;
}

/** Remembers an answer. The newest goes to the end; what is too much goes from the beginning. */
export async function rememberAnswer(request: Request, answer: Response, { cache: name, most }: Memory): Promise<void> {
  const cache = await caches.open(name);
  await cache.delete(request);
  await cache.put(request, answer);
  const kept = await cache.keys();
  await Promise.all(kept.slice(0, Math.max(0, kept.length - most)).map((old) => cache.delete(old)));
}

/** Remembers what a page was served with. */
export async function rememberFirstAnswers(answers: Readonly<Record<string, unknown>>): Promise<void> {
  if (!('caches' in globalThis)) return;
  for (const [address, answer] of Object.entries(answers)) {
    const request = new Request(address);
    const memory = memoryFor(request);
    if (memory) await rememberAnswer(request, Response.json(answer), memory);
  }
}
