import { type ReadonlySignal, signal } from '@preact/signals';
import type { RevisionsAnswer, StoryRevision } from '../../shared/contract/http-shapes.ts';

interface Revisions {
  storyId: string;
  status: 'loading' | 'ready' | 'failed';
  /** Oldest first. */
  list: readonly StoryRevision[];
  /** The cursor of earlier versions; null when there are none. */
  next: string | null;
  /** Whether earlier versions are loading. */
  earlier: 'idle' | 'loading' | 'failed';
}

const NONE = { list: [], next: null, earlier: 'idle' } as const;
const open = signal<Revisions>({ storyId: '', status: 'loading', ...NONE });

/** The newest versions of the open story, once the reader asked for them. */
export const revisions: ReadonlySignal<Revisions> = open;

/** Starts loading a story's versions; versions of the same story stay until then. */
export function beginRevisions(storyId: string): void {
  if (open.peek().storyId !== storyId) open.value = { storyId, status: 'loading', ...NONE };
}

/** Shows the versions. */
export function showRevisions(storyId: string, { revisions: list, next }: RevisionsAnswer): void {
  if (open.peek().storyId === storyId) open.value = { storyId, status: 'ready', list, next, earlier: 'idle' };
}

/** Earlier versions are loading, or failed to load. */
export function markEarlierRevisions(storyId: string, earlier: Revisions['earlier']): void {
  if (open.peek().storyId === storyId) open.value = { ...open.peek(), earlier };
}

/** Prepends the versions before revision `before`. */
export function addEarlierRevisions(storyId: string, before: string, earlier: RevisionsAnswer): void {
  const now = open.peek();
  if (now.storyId !== storyId || now.next !== before) return;
  open.value = { ...now, list: [...earlier.revisions, ...now.list], next: earlier.next, earlier: 'idle' };
}

/** The versions failed to load. */
export function failRevisions(storyId: string): void {
  if (open.peek().storyId === storyId && open.peek().status !== 'ready') {
    open.value = { storyId, status: 'failed', ...NONE };
  }
}
