import { type ReadonlySignal, signal } from '@preact/signals';
import type { ModerationLogPage, ReportsAnswer } from '../../shared/wire/comment-shapes.ts';
import type { StorylineReportsAnswer } from '../../shared/wire/http-shapes.ts';
import { readStored, writeStored } from './stored.ts';

/** What lies on a moderator's desk. */
export interface Desk {
  comments: ReportsAnswer['reports'];
  storylines: StorylineReportsAnswer['reports'];
  log: ModerationLogPage['entries'];
  /** Where earlier entries of the log begin; null at its end. */
  next: string | null;
}

const NAME = 'moderator-key';
/** For this tab alone: whoever closes it takes the key away. */
const store = (): Storage => sessionStorage;

const held = signal<string | undefined>(storedKey());
const onDesk = signal<Desk | undefined>(undefined);
const problem = signal<string | undefined>(undefined);
const done = signal(0);

/** The key that was found good, or is about to be tried. */
export const moderatorKey: ReadonlySignal<string | undefined> = held;
/** Undefined until the key was tried. */
export const desk: ReadonlySignal<Desk | undefined> = onDesk;
/** Why the desk could not be read. */
export const deskProblem: ReadonlySignal<string | undefined> = problem;
/** How many acts were done in this tab. */
export const actsDone: ReadonlySignal<number> = done;

/** Takes a key. */
export function holdKey(key: string): void {
  held.value = key;
  problem.value = undefined;
}

/** Shows what lies on the desk; the key is good, so it is kept. */
export function showDesk(now: Desk): void {
  writeStored(NAME, held.peek(), store);
  onDesk.value = now;
  problem.value = undefined;
}

/** Earlier entries of the log have come. */
export function showEarlier({ entries, next }: ModerationLogPage): void {
  const before = onDesk.peek();
  if (before) onDesk.value = { ...before, log: [...before.log, ...entries], next };
}

/** The desk could not be read; what lies on it stays. */
export function failDesk(why: string): void {
  problem.value = why;
}

/** An act was done. */
export function countAct(): void {
  done.value += 1;
}

/** Forgets the key and all that it has shown. */
export function forgetKey(why?: string): void {
  writeStored(NAME, null, store);
  held.value = undefined;
  onDesk.value = undefined;
  problem.value = why;
}

function storedKey(): string | undefined {
  const key = readStored(NAME, store);
  return typeof key === 'string' ? key : undefined;
}
