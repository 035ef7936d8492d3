import type { Comment, CommentThread, DiscussionClosed } from '../../shared/domain/comment.ts';
import type { DiscussionEvent } from '../../shared/domain/wire-event.ts';
import type { CommentsPage, RepliesPage } from '../../shared/wire/comment-shapes.ts';

/** A comment of our own that the server has not taken yet. */
export interface Pending {
  clientId: string;
  parentId: string | null;
  text: string;
  /** Undefined while it is on its way; else why it was not taken. */
  problem: string | undefined;
  /** Kept in the browser until the server can be reached. */
  isQueued?: boolean;
}

/** What stands under the open story. */
export interface Discussion {
  storyId: string;
  status: 'loading' | 'ready' | 'failed';
  comments: ReadonlyMap<string, Comment>;
  /** Ids that are not on the page until the reader asks. */
  waiting: ReadonlySet<string>;
  /** Ids that came onto the page last. */
  fresh: ReadonlySet<string>;
  pending: readonly Pending[];
  total: number;
  closed: DiscussionClosed | null;
  /** Where the next page begins; null at the end. */
  next: string | null;
  /** Threads with more answers than we hold. */
  longThreads: ReadonlySet<string>;
  older: 'idle' | 'loading' | 'failed';
}

/** A comment on the page, with those below it. */
export interface CommentNode {
  comment: Comment;
  replies: CommentNode[];
  pending: Pending[];
}

/** A discussion of which nothing has come yet. */
export function emptyDiscussion(storyId: string): Discussion {
  return {
    storyId,
    status: 'loading',
    comments: new Map(),
    waiting: new Set(),
    fresh: new Set(),
    pending: [],
    total: 0,
    closed: null,
    next: null,
    longThreads: new Set(),
    older: 'idle',
  };
}

/** The first page has come, or came again: what is on the page stays there. */
export function withFirstPage(held: Discussion, page: CommentsPage): Discussion {
  const isFirst = held.status !== 'ready';
  const news = flatten(page.threads).filter(({ id }) => !held.comments.has(id));
  const waiting = isFirst ? held.waiting : new Set([...held.waiting, ...news.map(({ id }) => id)]);
  const merged = merge(held, flatten(page.threads));
  return {
    ...merged,
    waiting,
    status: 'ready',
    total: page.comments,
    closed: page.closed,
    next: isFirst ? page.next : held.next,
    longThreads: longThreads(held, page),
  };
}

/** The next page has come. */
export function withOlderPage(held: Discussion, page: CommentsPage): Discussion {
  const merged = merge(held, flatten(page.threads));
  return { ...merged, next: page.next, older: 'idle', longThreads: longThreads(held, page) };
}

/** More answers of a long thread have come. */
export function withReplies(held: Discussion, threadId: string, page: RepliesPage): Discussion {
  const threads = new Set(held.longThreads);
  if (!page.moreReplies) threads.delete(threadId);
  return { ...merge(held, page.replies), longThreads: threads };
}

/** What the wire says: others' comments wait, ours stand at once, and what is on the page changes in place. */
export function withEvent(held: Discussion, event: DiscussionEvent, ownId: string | undefined): Discussion {
  if (event.storyId !== held.storyId || held.status !== 'ready') return held;
  const counted = { ...held, total: event.comments };
  if (!('comment' in event)) return { ...counted, closed: event.closed };
  const { comment } = event;
  if (!held.comments.has(comment.id) && !belongs(held, comment)) return counted;
  const isOwn = comment.writer?.id !== undefined && comment.writer.id === ownId;
  return withComment(counted, comment, isOwn);
}

/** A comment that is now known; a new one waits unless it is our own. */
export function withComment(held: Discussion, comment: Comment, isOwn: boolean): Discussion {
  const isNew = !held.comments.has(comment.id);
  const waiting = new Set(held.waiting);
  if (isOwn) waiting.delete(comment.id);
  else if (isNew && !comment.removed) waiting.add(comment.id);
  // What was removed before anyone saw it never was.
  if (comment.removed && (isNew || waiting.has(comment.id))) return without(held, comment.id);
  const pending = isOwn && isNew ? withoutSent(held.pending, comment) : held.pending;
  return { ...merge(held, [comment]), waiting, pending };
}

/** Lets everything that waits onto the page. */
export function revealed(held: Discussion): Discussion {
  return { ...held, fresh: held.waiting, waiting: new Set() };
}

/** Threads as they stand on the page: newest first, answers oldest first. */
export function threadsOf({ comments, waiting, pending }: Discussion): CommentNode[] {
  const nodes = new Map<string, CommentNode>();
  const shown = [...comments.values()].filter(({ id }) => !waiting.has(id)).sort((one, other) => one.no - other.no);
  for (const comment of shown) nodes.set(comment.id, { comment, replies: [], pending: [] });
  const heads: CommentNode[] = [];
  for (const node of nodes.values()) {
    const { parentId } = node.comment;
    const siblings = parentId === null ? heads : nodes.get(parentId)?.replies;
    siblings?.push(node);
  }
  for (const one of pending) nodes.get(one.parentId ?? '')?.pending.push(one);
  return heads.reverse();
}

function merge(held: Discussion, added: readonly Comment[]): Discussion {
  const comments = new Map(held.comments);
  for (const comment of added) {
    const known = comments.get(comment.id);
    if (!known || known.revision < comment.revision) comments.set(comment.id, comment);
  }
  return { ...held, comments };
}

function without(held: Discussion, id: string): Discussion {
  const comments = new Map(held.comments);
  const waiting = new Set(held.waiting);
  comments.delete(id);
  waiting.delete(id);
  return { ...held, comments, waiting };
}

/** False for what comes with a page that was not read yet. */
function belongs({ comments, next }: Discussion, { parentId, no }: Comment): boolean {
  if (parentId !== null) return comments.has(parentId);
  return next === null || no >= Number(next);
}

/** Our comment may come over the wire before the answer to our request. */
function withoutSent(pending: readonly Pending[], { text, answersId }: Comment): readonly Pending[] {
  const sent = pending.find(
    (one) => one.problem === undefined && one.text.trim() === text && one.parentId === answersId,
  );
  return pending.filter((one) => one !== sent);
}

function longThreads(held: Discussion, page: CommentsPage): ReadonlySet<string> {
  return new Set([...held.longThreads, ...page.threads.filter((thread) => thread.moreReplies).map(({ id }) => id)]);
}

function flatten(threads: readonly CommentThread[]): Comment[] {
  return threads.flatMap(({ replies, ...comment }) => [comment, ...flatten(replies)]);
}
