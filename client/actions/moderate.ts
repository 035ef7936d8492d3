import { noAnswer } from '../../shared/domain/expected-failures.ts';
import type { Story } from '../../shared/domain/story.ts';
import { moderationTexts } from '../moderation-texts.ts';
import { HttpFailure } from '../net/http-client.ts';
import {
  fetchLog,
  fetchOwnPerson,
  fetchReports,
  fetchStorylineReports,
  fetchTopicCandidates,
  fetchTopicRulings,
  type ModerationAct,
  moderate,
} from '../net/moderation-api.ts';
import { fetchStory, fetchTrending } from '../net/stories-api.ts';
import {
  countAct,
  failModeration,
  forgetKey,
  holdKey,
  type ModerationData,
  moderation,
  moderatorKey,
  showEarlier,
  showModeration,
} from '../state/moderation.ts';
import type { Outcome } from './report-outcome.ts';

const LOOK_AGAIN_MS = 20_000;

/** Tries a key and opens the moderation page with it. */
export async function openModeration(key: string): Promise<void> {
  holdKey(key.trim());
  await readModeration();
}

/** Loads the moderation page. */
export async function readModeration(): Promise<void> {
  const key = moderatorKey.peek();
  if (key === undefined) return;
  await guarded(key, async () => {
    // The log first, so that a bad key is refused once and not three times.
    const { entries: log, next } = await fetchLog(key, null);
    const [comments, storylines, trending] = await Promise.all([
      fetchReports(key),
      fetchStorylineReports(key),
      readTrending(key),
    ]);
    if (moderatorKey.peek() === key) showModeration({ comments, storylines, trending, log, next });
  });
}

async function readTrending(key: string): Promise<ModerationData['trending']> {
  const [topics, candidates, rulings] = await Promise.all([
    fetchTrending(),
    fetchTopicCandidates(key),
    fetchTopicRulings(key),
  ]);
  return { topics, candidates, rulings };
}

/** Loads the moderation page regularly while it is visible; returns a function that stops this. */
export function watchModeration(): () => void {
  if (!moderation.peek()) void begin();
  const timer = setInterval(() => document.visibilityState === 'visible' && void readModeration(), LOOK_AGAIN_MS);
  return () => clearInterval(timer);
}

/** Without a key, the session of a moderator who has signed in by passkey opens the page. */
async function begin(): Promise<void> {
  if (moderatorKey.peek() !== undefined) return readModeration();
  const own = await fetchOwnPerson().catch(noAnswer);
  if (own?.person && own.scopes.includes('moderate')) await openModeration('');
}

/** Loads earlier log entries. */
export async function readEarlier(): Promise<void> {
  const key = moderatorKey.peek();
  const next = moderation.peek()?.next;
  if (key !== undefined && next) await guarded(key, async () => showEarlier(await fetchLog(key, next)));
}

/** Performs a moderation action and loads the page again. */
export async function act(what: ModerationAct, reason: string): Outcome {
  const key = moderatorKey.peek();
  if (key === undefined) return moderationTexts.refused;
  if (reason.trim() === '') return moderationTexts.reasonMissing;
  try {
    await moderate(key, what, reason.trim());
  } catch (error) {
    if (!(error instanceof HttpFailure)) throw error;
    return problemText(error);
  }
  countAct();
  await readModeration();
  return undefined;
}

/** Finds a story by its address or id; otherwise returns the reason as a text. */
export async function lookUpStory(address: string): Promise<Story | string> {
  const id = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i.exec(address)?.[0];
  if (id === undefined) return moderationTexts.lookUpNone;
  try {
    return await fetchStory(id);
  } catch (error) {
    if (!(error instanceof HttpFailure)) throw error;
    return error.status === 404 ? moderationTexts.lookUpNone : problemText(error);
  }
}

/** Forgets a key that was refused; other failures leave the page as it is. */
async function guarded(key: string, read: () => Promise<void>): Promise<void> {
  try {
    await read();
  } catch (error) {
    if (!(error instanceof HttpFailure)) throw error;
    if (moderatorKey.peek() !== key) return;
    if (error.status === 401 || error.status === 403) forgetKey(moderationTexts.refused);
    else failModeration(problemText(error));
  }
}

function problemText({ status, message }: HttpFailure): string {
  return status === 0 ? moderationTexts.unreachable : message;
}
