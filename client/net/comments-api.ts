import type { CommentAnswer, CommentsPage, MeAnswer, RepliesPage } from '../../shared/contract/comment-shapes.ts';
import type { Problem } from '../../shared/contract/http-shapes.ts';
import type { Comment, Commenter } from '../../shared/domain/comment.ts';
import { getJson } from './http-client.ts';
import { onOutboxNews, postOrQueue, waitingPosts, withdrawPost } from './outbox.ts';
import { WriteFailure, writeJson } from './write-client.ts';

const API = '/api/v1';

/** Fetches one page of a story's threads, newest first. */
export function fetchComments(storyId: string, before: string | null, signal: AbortSignal): Promise<CommentsPage> {
  return getJson(`${API}/stories/${storyId}/comments${before === null ? '' : `?before=${before}`}`, signal);
}

/** Fetches more replies of a long thread. */
export function fetchReplies(
  storyId: string,
  thread: { id: string; after: number },
  signal: AbortSignal,
): Promise<RepliesPage> {
  return getJson(`${API}/stories/${storyId}/comments?thread=${thread.id}&after=${thread.after}`, signal);
}

/** Fetches the reader's commenter identity; null before a name was chosen. */
export async function fetchMe(): Promise<Commenter | null> {
  return (await getJson<MeAnswer>(`${API}/me`)).me;
}

/** Chooses the reader's name for comments. */
export async function chooseName(name: string): Promise<Commenter | null> {
  return (await writeJson<MeAnswer>('POST', `${API}/me`, { name })).me;
}

interface CommentDraft {
  text: string;
  parentId: string | null;
  clientId: string;
}

/**
 * Posts a comment, or queues it while the server cannot be reached and returns undefined. `clientId` makes a repeat
 * idempotent. Throws `WriteFailure` when the comment was refused, or can be neither sent nor queued.
 */
export async function postComment(storyId: string, comment: CommentDraft): Promise<Comment | undefined> {
  const outcome = await postOrQueue(commentsPath(storyId), comment, comment.clientId).catch(() => {
    throw new WriteFailure(0, 'offline', 'No answer', 0);
  });
  if (!outcome.sent) return undefined;
  return commentIn(outcome.status, outcome.answer, outcome.retryAfterSeconds);
}

/** The reader's own comments on this story that are queued. */
export async function waitingComments(storyId: string): Promise<CommentDraft[]> {
  return (await waitingPosts(commentsPath(storyId))).map(({ body }) => body as CommentDraft);
}

/** Removes a queued comment. */
export function withdrawComment(clientId: string): Promise<void> {
  return withdrawPost(clientId);
}

/** Calls `hear` for each queued comment that was answered: `read` returns the comment or throws `WriteFailure`. */
export function onCommentSent(storyId: string, hear: (clientId: string, read: () => Comment) => void): () => void {
  return onOutboxNews(({ path, key, status, answer }) => {
    if (path === commentsPath(storyId)) hear(key, () => commentIn(status, answer));
  });
}

function commentIn(status: number, answer: unknown, retryAfterSeconds = 0): Comment {
  if (status < 300) return (answer as CommentAnswer).comment;
  const { code, detail } = (answer ?? {}) as Partial<Problem>;
  throw new WriteFailure(status, code ?? 'other', detail ?? '', retryAfterSeconds);
}

function commentsPath(storyId: string): string {
  return `${API}/stories/${storyId}/comments`;
}

/** Changes the text of the reader's own comment. */
export async function patchComment(id: string, text: string): Promise<Comment> {
  return (await writeJson<CommentAnswer>('PATCH', `${API}/comments/${id}`, { text })).comment;
}

/** Deletes the reader's own comment. */
export function deleteComment(id: string): Promise<void> {
  return writeJson('DELETE', `${API}/comments/${id}`);
}

/** Reports a comment to the moderators. */
export function reportComment(id: string, reason: string): Promise<void> {
  return writeJson('POST', `${API}/comments/${id}/report`, reason === '' ? {} : { reason });
}
