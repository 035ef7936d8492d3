import { type ReadonlySignal, signal } from '@preact/signals';
import type { StoryCard } from '../../shared/domain/story.ts';
import { setHasRecalls } from './has-recalls.ts';
import type { ChangedField } from './word-diff.ts';

/** A correction of something that the reader has read. */
export interface Recall {
  story: StoryCard;
  /** What changed since the reader read it; empty for a retraction. */
  fields: readonly ChangedField[];
}

const toTell = signal<readonly Recall[]>([]);
const opened = signal<Recall | null>(null);

/** Corrections that the reader has not been told of yet, latest first. */
export const recalls: ReadonlySignal<readonly Recall[]> = toTell;
/** What changed in the open story since the reader read it. */
export const openedRecall: ReadonlySignal<Recall | null> = opened;

/** Adds a correction, in place of an earlier one of the same story. */
export function addRecall(recall: Recall): void {
  keep([recall, ...toTell.peek().filter(({ story }) => story.id !== recall.story.id)]);
}

/** Removes the corrections for which `isDone` holds. */
export function removeRecalls(isDone: (recall: Recall) => boolean): void {
  const left = toTell.peek().filter((recall) => !isDone(recall));
  if (left.length < toTell.peek().length) keep(left);
}

function keep(list: readonly Recall[]): void {
  toTell.value = list;
  setHasRecalls(list.length > 0);
}

/** Shows what changed in the open story; null for nothing. */
export function showOpenedRecall(recall: Recall | null): void {
  opened.value = recall;
}
