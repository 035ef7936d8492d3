import { type ReadonlySignal, signal } from '@preact/signals';
import type { StoryRevision } from '../../shared/wire/http-shapes.ts';

interface Revisions {
  storyId: string;
  status: 'loading' | 'ready' | 'failed';
  /** Oldest first. */
  list: readonly StoryRevision[];
}

const open = signal<Revisions>({ storyId: '', status: 'loading', list: [] });

/** Every version of the open story, once the reader asked. */
export const revisions: ReadonlySignal<Revisions> = open;

/** The versions were asked for; those of the same story stay until the answer comes. */
export function beginRevisions(storyId: string): void {
  if (open.peek().storyId !== storyId) open.value = { storyId, status: 'loading', list: [] };
}

/** The versions have come. */
export function showRevisions(storyId: string, list: readonly StoryRevision[]): void {
  if (open.peek().storyId === storyId) open.value = { storyId, status: 'ready', list };
}

/** The versions did not come. */
export function failRevisions(storyId: string): void {
  if (open.peek().storyId === storyId && open.peek().status !== 'ready') {
    open.value = { storyId, status: 'failed', list: [] };
  }
}
