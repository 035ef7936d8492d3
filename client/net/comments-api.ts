import type { Comment, Commenter } from '../../shared/domain/comment.ts';
import type { CommentAnswer, CommentsPage, MeAnswer, RepliesPage } from '../../shared/wire/comment-shapes.ts';
import { getJson } from './http-client.ts';
import { writeJson } from './write-client.ts';

const API = '/api/v1';

/** One page of a story's threads, newest first. */
export function fetchComments(storyId: string, before: string | null, signal: AbortSignal): Promise<CommentsPage> {
  return getJson(`${API}/stories/${storyId}/comments${before === null ? '' : `?before=${before}`}`, signal);
}

/** More answers of a long thread. */
export function fetchReplies(
  storyId: string,
  thread: { id: string; after: number },
  signal: AbortSignal,
): Promise<RepliesPage> {
  return getJson(`${API}/stories/${storyId}/comments?thread=${thread.id}&after=${thread.after}`, signal);
}

/** Who the reader writes as; null before a name was chosen. */
export async function fetchMe(): Promise<Commenter | null> {
  return (await getJson<MeAnswer>(`${API}/me`)).me;
}

/** Chooses the reader's name. */
export async function chooseName(name: string): Promise<Commenter | null> {
  return (await writeJson<MeAnswer>('POST', `${API}/me`, { name })).me;
}

/** Writes a comment; the same `clientId` again writes nothing twice. */
export async function postComment(
  storyId: string,
  comment: { text: string; parentId: string | null; clientId: string },
): Promise<Comment> {
  return (await writeJson<CommentAnswer>('POST', `${API}/stories/${storyId}/comments`, comment)).comment;
}

/** Gives one's own comment another text. */
export async function patchComment(id: string, text: string): Promise<Comment> {
  return (await writeJson<CommentAnswer>('PATCH', `${API}/comments/${id}`, { text })).comment;
}

/** Takes back one's own comment. */
export function deleteComment(id: string): Promise<void> {
  return writeJson('DELETE', `${API}/comments/${id}`);
}

/** Calls a moderator. */
export function reportComment(id: string, reason: string): Promise<void> {
  return writeJson('POST', `${API}/comments/${id}/report`, reason === '' ? {} : { reason });
}
