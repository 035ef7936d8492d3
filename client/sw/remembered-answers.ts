import { FIRST_ANSWERS_ID } from '../../shared/wire/first-answers.ts';
import { ANSWER_CACHES, type memoryFor, rememberAnswer, rememberFirstAnswers } from '../net/answer-memory.ts';

type Memory = NonNullable<ReturnType<typeof memoryFor>>;

const SERVED_BEGIN = `<script type="application/json" id="${FIRST_ANSWERS_ID}">`;
const SERVED_END = '</script>';

/** The server's answer, else the one that it gave before. */
export async function askOrRemember(request: Request, memory: Memory): Promise<Response> {
  const cache = await caches.open(memory.cache);
  try {
    const answer = await fetch(request);
    if (answer.ok) await rememberAnswer(request, answer.clone(), memory);
    else if (answer.status >= 500) return (await cache.match(request)) ?? answer;
    return answer;
  } catch (error) {
    const remembered = await cache.match(request);
    if (remembered) return remembered;
    throw error;
  }
}

/** Remembers what a page was served with, even for whoever leaves it before its scripts have come. */
export async function rememberServed(page: Response): Promise<void> {
  const [, served] = (await page.text()).split(SERVED_BEGIN);
  const text = served?.split(SERVED_END)[0];
  if (text !== undefined) await rememberFirstAnswers(JSON.parse(text));
}

/** Forgets what earlier versions remembered. */
export async function forgetOldAnswers(): Promise<void> {
  const names = await caches.keys();
  const old = names.filter((name) => /^(lists|stories)-/.test(name) && !ANSWER_CACHES.includes(name));
  await Promise.all(old.map((name) => caches.delete(name)));
}
