import { type ReadonlySignal, signal } from '@preact/signals';
import type { RevisionsAnswer, StoryRevision } from '../../shared/wire/http-shapes.ts';

interface Revisions {
  storyId: string;
  status: 'loading' | 'ready' | 'failed';
  /** Oldest first. */
  list: readonly StoryRevision[];
  /** Where those before them are read from; null when there are none. */
  next: string | null;
  /** Whether those before them are on their way. */
  earlier: 'idle' | 'loading' | 'failed';
}

const NONE = { list: [], next: null, earlier: 'idle' } as const;
const open = signal<Revisions>({ storyId: '', status: 'loading', ...NONE });

/** The newest versions of the open story, once the reader asked. */
export const revisions: ReadonlySignal<Revisions> = open;

/** The versions were asked for; those of the same story stay until the answer comes. */
export function beginRevisions(storyId: string): void {
  if (open.peek().storyId !== storyId) open.value = { storyId, status: 'loading', ...NONE };
}

/** The versions have come. */
export function showRevisions(storyId: string, { revisions: list, next }: RevisionsAnswer): void {
  if (open.peek().storyId === storyId) open.value = { storyId, status: 'ready', list, next, earlier: 'idle' };
}

/** Earlier versions are on their way, or did not come. */
export function markEarlierRevisions(storyId: string, earlier: Revisions['earlier']): void {
  if (open.peek().storyId === storyId) open.value = { ...open.peek(), earlier };
}

/** Earlier versions have come, those before the number `before`. */
export function addEarlierRevisions(storyId: string, before: string, earlier: RevisionsAnswer): void {
  const now = open.peek();
  if (now.storyId !== storyId || now.next !== before) return;
  open.value = { ...now, list: [...earlier.revisions, ...now.list], next: earlier.next, earlier: 'idle' };
}

/** The versions did not come. */
export function failRevisions(storyId: string): void {
  if (open.peek().storyId === storyId && open.peek().status !== 'ready') {
    open.value = { storyId, status: 'failed', ...NONE };
  }
}
