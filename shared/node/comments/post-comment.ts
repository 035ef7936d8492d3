import { v7 as newId } from 'uuid';
import { COMMENT_MAX_DEPTH, type Comment } from '../../domain/comment.ts';
import { NewswireError } from '../../domain/errors.ts';
import type { CommentIn } from '../../wire/comment-schema.ts';
import { type CommentRow, toComment } from '../db/comment-row.ts';
import { addComment, findByClientId, findComment, hasWrittenLately } from '../db/comment-store.ts';
import { type Database, inTransaction, type Queryable } from '../db/database.ts';
import { holdDiscussion, recordComment } from './record-discussion.ts';
import { holdWriter } from './writer.ts';

export interface CommentPosted {
  comment: Comment;
  /** False for a retry of what was written already. */
  isNew: boolean;
}

export interface PostCommentDeps {
  db: Database;
  /** Throws when the writer has written too much; not asked for a retry. */
  spend(): Promise<void>;
}

/** Writes a comment with its wire event in one transaction; the same `clientId` again changes nothing. */
export async function postComment(
  { db, spend }: PostCommentDeps,
  writerId: string,
  storyId: string,
  input: CommentIn,
): Promise<CommentPosted> {
  const retried = await findRetried(db, writerId, storyId, input);
  if (retried) return retried;
  await spend();
  return inTransaction(db, async (tx) => {
    await holdWriter(tx, writerId);
    // Two tries at once meet at the writer's lock: the second one finds what the first one wrote.
    return (await findRetried(tx, writerId, storyId, input)) ?? write(tx, writerId, storyId, input);
  });
}

async function write(tx: Queryable, writerId: string, storyId: string, input: CommentIn): Promise<CommentPosted> {
  const discussion = await holdDiscussion(tx, storyId);
  if (discussion.closed) throw new NewswireError('comments_closed', discussion.closed.reason);
  const place = await findPlace(tx, storyId, input.parentId ?? null);
  if (await hasWrittenLately(tx, writerId, input.text)) throw new NewswireError('comment_repeated');
  const id = newId();
  await addComment(tx, {
    id,
    storyId,
    threadId: id,
    ...place,
    commenterId: writerId,
    clientId: input.clientId ?? null,
    text: input.text,
  });
  const row = await recordComment(tx, { type: 'comment.added', id, change: 1 }, discussion);
  return { comment: toComment(row), isNew: true };
}

type Place = Pick<Parameters<typeof addComment>[1], 'parentId' | 'answersId' | 'depth'> & { threadId?: string };

/** Where an answer hangs: below what it answers, or beside it on the deepest level. */
async function findPlace(tx: Queryable, storyId: string, answersId: string | null): Promise<Place> {
  if (answersId === null) return { parentId: null, answersId, depth: 1 };
  const answered = await findComment(tx, answersId);
  if (answered?.story_id !== storyId) {
    throw new NewswireError('validation_failed', 'parentId is not a comment on this story', [
      { field: 'parentId', rule: 'unknown', detail: 'must be a comment on this story' },
    ]);
  }
  if (isRemoved(answered)) throw new NewswireError('comment_removed', 'A removed comment cannot be answered.');
  const isDeepest = answered.depth >= COMMENT_MAX_DEPTH;
  return {
    answersId,
    threadId: answered.thread_id,
    parentId: isDeepest ? answered.parent_id : answered.id,
    depth: Math.min(answered.depth + 1, COMMENT_MAX_DEPTH),
  };
}

async function findRetried(
  db: Queryable,
  writerId: string,
  storyId: string,
  { clientId, text }: CommentIn,
): Promise<CommentPosted | undefined> {
  const earlier = clientId === undefined ? undefined : await findByClientId(db, writerId, clientId);
  if (!earlier) return undefined;
  // What was edited or deleted since then was once what is sent now.
  const isSame = earlier.story_id === storyId && (earlier.revision > 1 || earlier.text === text);
  if (!isSame) throw new NewswireError('idempotency_key_reused', 'The clientId was used for another comment.');
  return { comment: toComment(earlier), isNew: false };
}

function isRemoved(row: CommentRow): boolean {
  return row.deleted_at !== null || row.hidden_at !== null;
}
