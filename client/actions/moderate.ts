import type { Story } from '../../shared/domain/story.ts';
import { moderationTexts } from '../moderation-texts.ts';
import { HttpFailure } from '../net/http-client.ts';
import { fetchLog, fetchReports, fetchStorylineReports, type ModerationAct, moderate } from '../net/moderation-api.ts';
import { fetchStory } from '../net/stories-api.ts';
import {
  countAct,
  desk,
  failDesk,
  forgetKey,
  holdKey,
  moderatorKey,
  showDesk,
  showEarlier,
} from '../state/moderation.ts';
import type { Outcome } from './told.ts';

const LOOK_AGAIN_MS = 20_000;

/** Tries a key, and opens the desk with it. */
export async function openDesk(key: string): Promise<void> {
  holdKey(key.trim());
  await readDesk();
}

/** Reads what lies on the desk. */
export async function readDesk(): Promise<void> {
  const key = moderatorKey.peek();
  if (key === undefined) return;
  await guarded(key, async () => {
    // The log first: a key that is refused need not be refused three times.
    const { entries: log, next } = await fetchLog(key, null);
    const [comments, storylines] = await Promise.all([fetchReports(key), fetchStorylineReports(key)]);
    if (moderatorKey.peek() === key) showDesk({ comments, storylines, log, next });
  });
}

/** Reads it again now and then, as long as somebody looks; returns how to stop. */
export function watchDesk(): () => void {
  if (!desk.peek()) void readDesk();
  const timer = setInterval(() => document.visibilityState === 'visible' && void readDesk(), LOOK_AGAIN_MS);
  return () => clearInterval(timer);
}

/** Reads earlier entries of the log. */
export async function readEarlier(): Promise<void> {
  const key = moderatorKey.peek();
  const next = desk.peek()?.next;
  if (key !== undefined && next) await guarded(key, async () => showEarlier(await fetchLog(key, next)));
}

/** Does something with a reason; the desk is read again. */
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
  await readDesk();
  return undefined;
}

/** The story at an address, or with an id; undefined when there is none. */
export function lookUpStory(address: string): Promise<Story | undefined> {
  const id = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i.exec(address)?.[0];
  return id === undefined ? Promise.resolve(undefined) : fetchStory(id).catch(() => undefined);
}

/** A key that is refused is forgotten; anything else leaves the desk as it is. */
async function guarded(key: string, read: () => Promise<void>): Promise<void> {
  try {
    await read();
  } catch (error) {
    if (!(error instanceof HttpFailure)) throw error;
    if (moderatorKey.peek() !== key) return;
    if (error.status === 401 || error.status === 403) forgetKey(moderationTexts.refused);
    else failDesk(problemText(error));
  }
}

function problemText({ status, message }: HttpFailure): string {
  return status === 0 ? moderationTexts.unreachable : message;
}
