import { FIRST_ANSWERS_ID } from '../../shared/contract/first-answers.ts';
import { ANSWER_CACHES, cacheAnswer, cacheFirstAnswers, type cacheFor } from '../net/answer-cache.ts';

type Memory = NonNullable<ReturnType<typeof cacheFor>>;

const SERVED_BEGIN = `<script type="application/json" id="${FIRST_ANSWERS_ID}">`;
const SERVED_END = '</script>';

/** The server's answer, or the cached one when the server fails; a story that was taken down is no longer cached. */
export async function askOrRemember(request: Request, memory: Memory): Promise<Response> {
  const cache = await caches.open(memory.cache);
  try {
    const answer = await fetch(request);
    if (answer.ok) await cacheAnswer(request, answer.clone(), memory);
    else if (answer.status === 451) await cache.delete(request);
    else if (answer.status >= 500) return (await cache.match(request)) ?? answer;
    return answer;
  } catch (error) {
    const remembered = await cache.match(request);
    if (remembered) return remembered;
    throw error;
  }
}

/** Caches the answers embedded in a page, even if the reader leaves before its scripts run. */
export async function rememberServed(page: Response): Promise<void> {
  const [, served] = (await page.text()).split(SERVED_BEGIN);
  const text = served?.split(SERVED_END)[0];
  if (text !== undefined) await cacheFirstAnswers(JSON.parse(text));
}

/** Deletes the answer caches of earlier versions. */
export async function forgetOldAnswers(): Promise<void> {
  const names = await caches.keys();
  const old = names.filter((name) => /^(lists|stories)-/.test(name) && !ANSWER_CACHES.includes(name));
  await Promise.all(old.map((name) => caches.delete(name)));
}
