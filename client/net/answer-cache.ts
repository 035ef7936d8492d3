/** The reader's latest answers, for offline use. Raise the number in the name when the answers' shape changes. */
const LISTS = { cache: 'lists-1', most: 20 } as const;
const STORIES = { cache: 'stories-1', most: 100 } as const;
type Memory = typeof LISTS | typeof STORIES;

const STORY = /^\/api\/v1\/stories\/[0-9a-f-]{36}$/i;

/** The names of the current answer caches. */
export const ANSWER_CACHES: readonly string[] = [LISTS.cache, STORIES.cache];

/** The cache for the answer to this request; undefined for API answers that aren't cached. */
export function cacheFor(request: Request): Memory | undefined {
  const { pathname, searchParams } = new URL(request.url);
  if (request.headers.has('authorization')) return undefined;
  if (STORY.test(pathname)) return STORIES;
  const isFirstPage = !searchParams.has('before') && !searchParams.has('at');
  return pathname === '/api/v1/stories' && isFirstPage ? LISTS : undefined;
}

/** Caches an answer as the newest and evicts the oldest beyond the limit. */
export async function cacheAnswer(request: Request, answer: Response, { cache: name, most }: Memory): Promise<void> {
  const cache = await caches.open(name);
  await cache.delete(request);
  await cache.put(request, answer);
  const kept = await cache.keys();
  await Promise.all(kept.slice(0, Math.max(0, kept.length - most)).map((old) => cache.delete(old)));
}

/** Deletes the cached answers that tell of a story. */
export async function forgetAnswersAbout(storyId: string): Promise<void> {
  if (!('caches' in globalThis)) return;
  for (const name of ANSWER_CACHES) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      const answer = await cache.match(request);
      if ((await answer?.text())?.includes(storyId)) await cache.delete(request);
    }
  }
}

/** Caches the answers that were embedded in the served page. */
export async function cacheFirstAnswers(answers: Readonly<Record<string, unknown>>): Promise<void> {
  if (!('caches' in globalThis)) return;
  for (const [address, answer] of Object.entries(answers)) {
    const request = new Request(address);
    const memory = cacheFor(request);
    if (memory) await cacheAnswer(request, Response.json(answer), memory);
  }
}
