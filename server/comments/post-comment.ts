import { v7 as newId } from 'uuid';
import type { CommentIn } from '../../shared/contract/comment-schema.ts';
import { COMMENT_MAX_DEPTH, type Comment } from '../../shared/domain/comment.ts';
import { NewswireError } from '../../shared/domain/errors.ts';
import { type CommentRow, toComment } from '../../shared/node/db/comment/comment-row.ts';
import {
  addComment,
  findByClientId,
  findComment,
  hasWrittenLately,
} from '../../shared/node/db/comment/comment-store.ts';
import { type CommenterRecord, lockCommenter } from '../../shared/node/db/comment/commenter-store.ts';
import { type Database, inTransaction, type Queryable } from '../../shared/node/db/database.ts';
import { holdDiscussion, recordComment } from './record-discussion.ts';

export interface CommentPosted {
  comment: Comment;
  /** False when this was a retry of a comment that already exists. */
  isNew: boolean;
}

export interface PostCommentDeps {
  db: Database;
  /** Throws when the writer is over the rate limit; not called for a retry. */
  spend(): Promise<void>;
}

/** Adds a comment and its wire event in one transaction; repeating a `clientId` adds nothing. */
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
    // Concurrent attempts queue at the writer's lock: the second finds what the first wrote.
    return (await findRetried(tx, writerId, storyId, input)) ?? write(tx, writerId, storyId, input);
  });
}

async function write(tx: Queryable, writerId: string, storyId: string, input: CommentIn): Promise<CommentPosted> {
  const discussion = await holdDiscussion(tx, storyId);
  if (discussion.closed) throw new NewswireError('comments_closed', discussion.closed.reason);
  const position = await threadPosition(tx, storyId, input.parentId ?? null);
  if (await hasWrittenLately(tx, writerId, input.text)) throw new NewswireError('comment_repeated');
  const id = newId();
  await addComment(tx, {
    id,
    storyId,
    threadId: id,
    ...position,
    commenterId: writerId,
    clientId: input.clientId ?? null,
    text: input.text,
  });
  const row = await recordComment(tx, { type: 'comment.added', id, change: 1 }, discussion);
  return { comment: toComment(row), isNew: true };
}

type ThreadPosition = Pick<Parameters<typeof addComment>[1], 'parentId' | 'answersId' | 'depth'> & {
  threadId?: string;
};

/** A reply goes below the comment it answers, or beside it at the deepest level. */
async function threadPosition(tx: Queryable, storyId: string, answersId: string | null): Promise<ThreadPosition> {
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
  // An edited or deleted comment counts as the same: its original text is no longer known.
  const isSame = earlier.story_id === storyId && (earlier.revision > 1 || earlier.text === text);
  if (!isSame) throw new NewswireError('idempotency_key_reused', 'The clientId was used for another comment.');
  return { comment: toComment(earlier), isNew: false };
}

function isRemoved(row: CommentRow): boolean {
  return row.deleted_at !== null || row.hidden_at !== null;
}

/** Locks a writer who may comment; throws `identity_missing` or `commenter_blocked` otherwise. */
export async function holdWriter(tx: Queryable, id: string): Promise<CommenterRecord> {
  const writer = await lockCommenter(tx, id);
  if (!writer) throw new NewswireError('identity_missing');
  if (writer.block) throw new NewswireError('commenter_blocked', blockedText(writer.block));
  return writer;
}

function blockedText({ until, reason }: NonNullable<CommenterRecord['block']>): string {
  return until === null ? `Blocked: ${reason}` : `Blocked until ${until}: ${reason}`;
}
