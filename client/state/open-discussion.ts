import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { CommentsPage, RepliesPage } from '../../shared/contract/comment-shapes.ts';
import type { Comment, Commenter } from '../../shared/domain/comment.ts';
import type { DiscussionEvent } from '../../shared/domain/wire-event.ts';
import {
  type Discussion,
  emptyDiscussion,
  type Pending,
  revealed,
  threadsOf,
  withComment,
  withEvent,
  withFirstPage,
  withOlderPage,
  withReplies,
} from './discussion.ts';
import { readStored, writeStored } from './stored.ts';

const ME = 'me';
const open = signal<Discussion>(emptyDiscussion(''));
const identity = signal<Commenter | null | undefined>(undefined);

/** The discussion under the open story. */
export const discussion: ReadonlySignal<Discussion> = open;
/** The reader's commenter identity; null before a name was chosen, undefined while unknown. */
export const me: ReadonlySignal<Commenter | null | undefined> = identity;
/** The threads on the page. */
export const threads = computed(() => threadsOf(open.value));
/** The number of comments that wait to be shown. */
export const waitingComments = computed(() => open.value.waiting.size);
/** The reader's own pending comments on the story itself. */
export const pendingThreads = computed(() => open.value.pending.filter(({ parentId }) => parentId === null));

/** Starts an empty discussion. */
export function beginDiscussion(storyId: string): void {
  open.value = emptyDiscussion(storyId);
}

/** Shows the first page. */
export function showComments(page: CommentsPage): void {
  open.value = withFirstPage(open.value, page);
}

/** The first page failed to load; what is on the page stays. */
export function failComments(): void {
  if (open.peek().status !== 'ready') open.value = { ...open.value, status: 'failed' };
}

/** Appends the next page. */
export function showOlderComments(page: CommentsPage): void {
  open.value = withOlderPage(open.value, page);
}

/** The next page is loading, or failed to load. */
export function markOlderComments(older: Discussion['older']): void {
  open.value = { ...open.value, older };
}

/** Adds more replies of a long thread. */
export function showReplies(threadId: string, page: RepliesPage): void {
  open.value = withReplies(open.value, threadId, page);
}

/** Applies wire events; nothing on the page moves. */
export function takeDiscussionEvents(events: readonly DiscussionEvent[]): void {
  open.value = events.reduce((held, event) => withEvent(held, event, identity.peek()?.id), open.value);
}

/** Shows the waiting comments. */
export function showWaitingComments(): void {
  if (open.peek().waiting.size > 0) open.value = revealed(open.value);
}

/** Adds or updates a pending comment. */
export function addPending(pending: Pending): void {
  const others = open.value.pending.filter(({ clientId }) => clientId !== pending.clientId);
  open.value = { ...open.value, pending: [...others, pending] };
}

/** Removes a pending comment that was accepted or discarded. */
export function removePending(clientId: string): void {
  open.value = { ...open.value, pending: open.value.pending.filter((one) => one.clientId !== clientId) };
}

/** Shows the reader's own comment as the server returned it. */
export function showOwnComment(comment: Comment): void {
  if (comment.storyId === open.peek().storyId) open.value = withComment(open.value, comment, true);
}

/** Sets and stores the reader's commenter identity. */
export function showMe(commenter: Commenter | null): void {
  identity.value = commenter;
  writeStored(ME, commenter);
}

/** Uses the stored identity while the server cannot be asked: the cookie behind it is still there. */
export function showLastMe(): void {
  const last = readStored(ME) as Partial<Commenter> | null | undefined;
  const isKnown = typeof last?.id === 'string' && typeof last.name === 'string';
  identity.value = isKnown ? (last as Commenter) : null;
}
