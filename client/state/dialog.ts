import { type ReadonlySignal, signal } from '@preact/signals';
import type { StoryCard } from '../../shared/domain/story.ts';

export type Dialog = 'devices' | 'display' | 'help' | 'more' | 'mutes' | null;
const open = signal<Dialog>(null);
const why = signal<StoryCard | null>(null);
const peeked = signal<ReadonlySet<string>>(new Set());

/** The open dialog. */
export const openDialog: ReadonlySignal<Dialog> = open;
/** Muted rows whose stories are shown anyway. */
export const peekedRows: ReadonlySignal<ReadonlySet<string>> = peeked;

/** The story whose "Why grouped?" dialog is open. */
export const askedWhy: ReadonlySignal<StoryCard | null> = why;

/** Opens the dialog that explains a storyline; null closes it. */
export function showWhy(story: StoryCard | null): void {
  why.value = story;
}

/** Opens a dialog; null closes it. */
export function showDialog(dialog: Dialog): void {
  open.value = dialog;
}

/** Shows a muted row's stories, or hides them again. */
export function togglePeek(storyId: string): void {
  const next = new Set(peeked.peek());
  if (!next.delete(storyId)) next.add(storyId);
  peeked.value = next;
}
