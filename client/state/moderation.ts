import { type ReadonlySignal, signal } from '@preact/signals';
import type { ModerationLogPage, ReportsAnswer } from '../../shared/contract/comment-shapes.ts';
import type { StorylineReportsAnswer } from '../../shared/contract/http-shapes.ts';
import type { TopicCandidate, TopicRuling, TrendingTopic } from '../../shared/contract/trending-shapes.ts';
import { readStored, writeStored } from './stored.ts';

/** What the moderation page shows. */
export interface ModerationData {
  comments: ReportsAnswer['reports'];
  storylines: StorylineReportsAnswer['reports'];
  trending: { topics: TrendingTopic[]; candidates: TopicCandidate[]; rulings: TopicRuling[] };
  log: ModerationLogPage['entries'];
  /** The cursor of earlier log entries; null at the end. */
  next: string | null;
}

const NAME = 'moderator-key';
/** The key is stored for this tab only, and gone when the tab is closed. */
const store = (): Storage => sessionStorage;

const held = signal<string | undefined>(storedKey());
const loaded = signal<ModerationData | undefined>(undefined);
const problem = signal<string | undefined>(undefined);
const done = signal(0);

/** The key that was accepted, or is about to be tried; empty for the session of a signed-in person. */
export const moderatorKey: ReadonlySignal<string | undefined> = held;
/** Undefined until the key was accepted. */
export const moderation: ReadonlySignal<ModerationData | undefined> = loaded;
/** Why the moderation page could not be loaded. */
export const moderationProblem: ReadonlySignal<string | undefined> = problem;
/** How many actions were done in this tab. */
export const actsDone: ReadonlySignal<number> = done;

/** Sets the key to try. */
export function holdKey(key: string): void {
  held.value = key;
  problem.value = undefined;
}

/** Shows the moderation page; the key was accepted, so it is stored. */
export function showModeration(now: ModerationData): void {
  writeStored(NAME, held.peek(), store);
  loaded.value = now;
  problem.value = undefined;
}

/** Appends earlier log entries. */
export function showEarlier({ entries, next }: ModerationLogPage): void {
  const before = loaded.peek();
  if (before) loaded.value = { ...before, log: [...before.log, ...entries], next };
}

/** The moderation page failed to load; what is shown stays. */
export function failModeration(why: string): void {
  problem.value = why;
}

/** Counts an action. */
export function countAct(): void {
  done.value += 1;
}

/** Forgets the key and everything loaded with it. */
export function forgetKey(why?: string): void {
  writeStored(NAME, null, store);
  held.value = undefined;
  loaded.value = undefined;
  problem.value = why;
}

function storedKey(): string | undefined {
  const key = readStored(NAME, store);
  return typeof key === 'string' && key !== '' ? key : undefined;
}
