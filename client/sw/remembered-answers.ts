/** What the reader saw last, readable offline. The number goes up when answers change their shape. */
const LISTS = { cache: 'lists-1', most: 20 } as const;
const STORIES = { cache: 'stories-1', most: 100 } as const;
type Memory = typeof LISTS | typeof STORIES;

const CURRENT: string[] = [LISTS.cache, STORIES.cache];
const STORY = /^\/api\/v1\/stories\/[0-9a-f-]{36}$/i;

/** Where the answer to this request is remembered; undefined for every other answer of the API. */
export function memoryFor(request: Request): Memory | undefined {
  const { pathname, searchParams } = new URL(request.url);
  if (request.headers.has('authorization')) return undefined;
  if (STORY.test(pathname)) return STORIES;
  const isFirstPage = !searchParams.has('before') && !searchParams.has('at');
  return pathname === '/api/v1/stories' && isFirstPage ? LISTS : undefined;
}

/** The server's answer, else the one that it gave before. */
export async function askOrRemember(request: Request, memory: Memory): Promise<Response> {
  const cache = await caches.open(memory.cache);
  try {
    const answer = await fetch(request);
    if (answer.ok) await remember(cache, request, answer.clone(), memory.most);
    else if (answer.status >= 500) return (await cache.match(request)) ?? answer;
    return answer;
  } catch (error) {
    const remembered = await cache.match(request);
    if (remembered) return remembered;
    throw error;
  }
}

/** Forgets what earlier versions remembered. */
export async function forgetOldAnswers(): Promise<void> {
  const names = await caches.keys();
  const old = names.filter((name) => /^(lists|stories)-/.test(name) && !CURRENT.includes(name));
  await Promise.all(old.map((name) => caches.delete(name)));
}

/** The newest goes to the end; what is too much goes from the beginning. */
async function remember(cache: Cache, request: Request, answer: Response, most: number): Promise<void> {
  await cache.delete(request);
  await cache.put(request, answer);
  const kept = await cache.keys();
  await Promise.all(kept.slice(0, Math.max(0, kept.length - most)).map((old) => cache.delete(old)));
}
