import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Comment, Commenter } from '../../shared/domain/comment.ts';
import type { DiscussionEvent } from '../../shared/domain/wire-event.ts';
import type { CommentsPage, RepliesPage } from '../../shared/wire/comment-shapes.ts';
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

/** What stands under the open story. */
export const discussion: ReadonlySignal<Discussion> = open;
/** Who the reader writes as; null before a name was chosen, undefined before we know. */
export const me: ReadonlySignal<Commenter | null | undefined> = identity;
/** The threads on the page. */
export const threads = computed(() => threadsOf(open.value));
/** How many comments wait until the reader asks for them. */
export const waitingComments = computed(() => open.value.waiting.size);
/** Our own comments on the story itself that the server has not taken yet. */
export const pendingThreads = computed(() => open.value.pending.filter(({ parentId }) => parentId === null));

/** Begins with nothing. */
export function beginDiscussion(storyId: string): void {
  open.value = emptyDiscussion(storyId);
}

/** The first page has come. */
export function showComments(page: CommentsPage): void {
  open.value = withFirstPage(open.value, page);
}

/** The first page did not come; what is on the page stays. */
export function failComments(): void {
  if (open.peek().status !== 'ready') open.value = { ...open.value, status: 'failed' };
}

/** The next page has come. */
export function showOlderComments(page: CommentsPage): void {
  open.value = withOlderPage(open.value, page);
}

/** The next page is on its way, or did not come. */
export function markOlderComments(older: Discussion['older']): void {
  open.value = { ...open.value, older };
}

/** More answers of a long thread have come. */
export function showReplies(threadId: string, page: RepliesPage): void {
  open.value = withReplies(open.value, threadId, page);
}

/** Takes in what the wire says; nothing on the page moves. */
export function takeDiscussionEvents(events: readonly DiscussionEvent[]): void {
  open.value = events.reduce((held, event) => withEvent(held, event, identity.peek()?.id), open.value);
}

/** Lets everything that waits onto the page. */
export function showWaitingComments(): void {
  if (open.peek().waiting.size > 0) open.value = revealed(open.value);
}

/** A comment of ours is on its way. */
export function addPending(pending: Pending): void {
  const others = open.value.pending.filter(({ clientId }) => clientId !== pending.clientId);
  open.value = { ...open.value, pending: [...others, pending] };
}

/** It was taken, or given up. */
export function removePending(clientId: string): void {
  open.value = { ...open.value, pending: open.value.pending.filter((one) => one.clientId !== clientId) };
}

/** What the server answered about a comment of ours. */
export function showOwnComment(comment: Comment): void {
  if (comment.storyId === open.peek().storyId) open.value = withComment(open.value, comment, true);
}

/** Who the reader writes as is known. */
export function showMe(commenter: Commenter | null): void {
  identity.value = commenter;
  writeStored(ME, commenter);
}

/** It cannot be asked now: whoever the reader was last is who they are, for the cookie that says so is still there. */
export function showLastMe(): void {
  const last = readStored(ME) as Partial<Commenter> | null | undefined;
  const isKnown = typeof last?.id === 'string' && typeof last.name === 'string';
  identity.value = isKnown ? (last as Commenter) : null;
}
