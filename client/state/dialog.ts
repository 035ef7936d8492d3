import { type ReadonlySignal, signal } from '@preact/signals';
import type { StoryCard } from '../../shared/domain/story.ts';

export type Dialog = 'help' | 'more' | 'mutes' | null;
const open = signal<Dialog>(null);
const why = signal<StoryCard | null>(null);
const peeked = signal<ReadonlySet<string>>(new Set());

/** The dialog that is open. */
export const openDialog: ReadonlySignal<Dialog> = open;
/** Muted rows whose stories the reader looks at all the same. */
export const peekedRows: ReadonlySignal<ReadonlySet<string>> = peeked;

/** The story whose storyline the reader asks about. */
export const askedWhy: ReadonlySignal<StoryCard | null> = why;

/** Shows why a storyline's stories stand together, or no longer. */
export function showWhy(story: StoryCard | null): void {
  why.value = story;
}

/** Opens a dialog, or closes the one that is open. */
export function showDialog(dialog: Dialog): void {
  open.value = dialog;
}

/** Shows what a mute hides, or hides it again. */
export function togglePeek(storyId: string): void {
  const next = new Set(peeked.peek());
  if (!next.delete(storyId)) next.add(storyId);
  peeked.value = next;
}
