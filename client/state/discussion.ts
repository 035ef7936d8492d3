import type { CommentsPage, RepliesPage } from '../../shared/contract/comment-shapes.ts';
import type { Comment, CommentThread, DiscussionClosed } from '../../shared/domain/comment.ts';
import type { DiscussionEvent } from '../../shared/domain/wire-event.ts';

/** The reader's own comment that the server has not accepted yet. */
export interface Pending {
  clientId: string;
  parentId: string | null;
  text: string;
  /** Undefined while the comment is being sent; else why it failed. */
  problem: string | undefined;
  /** Stored in the browser until the server can be reached. */
  isQueued?: boolean;
}

/** The discussion under the open story. */
export interface Discussion {
  storyId: string;
  status: 'loading' | 'ready' | 'failed';
  comments: ReadonlyMap<string, Comment>;
  /** Ids that are not shown until the reader asks. */
  waiting: ReadonlySet<string>;
  /** Ids that were shown last. */
  fresh: ReadonlySet<string>;
  pending: readonly Pending[];
  total: number;
  closed: DiscussionClosed | null;
  /** The cursor of the next page; null at the end. */
  next: string | null;
  /** Threads with more replies than are loaded. */
  longThreads: ReadonlySet<string>;
  older: 'idle' | 'loading' | 'failed';
}

/** A comment on the page, with its replies. */
export interface CommentNode {
  comment: Comment;
  replies: CommentNode[];
  pending: Pending[];
}

/** A discussion of which nothing is loaded yet. */
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

/** Applies the first page, perhaps again: what is on the page stays, and new comments wait. */
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

/** Appends the next page. */
export function withOlderPage(held: Discussion, page: CommentsPage): Discussion {
  const merged = merge(held, flatten(page.threads));
  return { ...merged, next: page.next, older: 'idle', longThreads: longThreads(held, page) };
}

/** Adds more replies of a long thread. */
export function withReplies(held: Discussion, threadId: string, page: RepliesPage): Discussion {
  const threads = new Set(held.longThreads);
  if (!page.moreReplies) threads.delete(threadId);
  return { ...merge(held, page.replies), longThreads: threads };
}

/** Applies a wire event: others' comments wait, the reader's own appear at once, known ones change in place. */
export function withEvent(held: Discussion, event: DiscussionEvent, ownId: string | undefined): Discussion {
  if (event.storyId !== held.storyId || held.status !== 'ready') return held;
  const counted = { ...held, total: event.comments };
  if (!('comment' in event)) return { ...counted, closed: event.closed };
  const { comment } = event;
  if (!held.comments.has(comment.id) && !belongs(held, comment)) return counted;
  const isOwn = comment.writer?.id !== undefined && comment.writer.id === ownId;
  return withComment(counted, comment, isOwn);
}

/** Adds or updates a comment; a new one waits unless it is the reader's own. */
export function withComment(held: Discussion, comment: Comment, isOwn: boolean): Discussion {
  const isNew = !held.comments.has(comment.id);
  const waiting = new Set(held.waiting);
  if (isOwn) waiting.delete(comment.id);
  else if (isNew && !comment.removed) waiting.add(comment.id);
  // A comment that was removed before anyone saw it needs no placeholder.
  if (comment.removed && (isNew || waiting.has(comment.id))) return without(held, comment.id);
  const pending = isOwn && isNew ? withoutSent(held.pending, comment) : held.pending;
  return { ...merge(held, [comment]), waiting, pending };
}

/** Shows the waiting comments. */
export function revealed(held: Discussion): Discussion {
  return { ...held, fresh: held.waiting, waiting: new Set() };
}

/** The threads as shown: newest first, with replies oldest first. */
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

/** False for comments of a page that is not loaded yet. */
function belongs({ comments, next }: Discussion, { parentId, no }: Comment): boolean {
  if (parentId !== null) return comments.has(parentId);
  return next === null || no >= Number(next);
}

/** The reader's own comment may come over the wire before the answer to the request. */
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
