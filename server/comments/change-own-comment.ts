import { COMMENT_EDIT_MS, type Comment } from '../../shared/domain/comment.ts';
import { NewswireError } from '../../shared/domain/errors.ts';
import { type CommentRow, toComment } from '../../shared/node/db/comment/comment-row.ts';
import { deleteComment, editComment } from '../../shared/node/db/comment/comment-store.ts';
import { type Database, inTransaction, type Queryable } from '../../shared/node/db/database.ts';
import { holdWriter } from './post-comment.ts';
import { type HeldComment, holdComment, recordComment } from './record-discussion.ts';

/** Replaces the text of the writer's own comment; the same text changes nothing. */
export async function editOwnComment(
  db: Database,
  writerId: string,
  change: { id: string; text: string; now: Date },
): Promise<Comment> {
  return inTransaction(db, async (tx) => {
    await holdWriter(tx, writerId);
    const { row, discussion } = await holdOwn(tx, writerId, change.id, change.now);
    if (discussion.closed) throw new NewswireError('comments_closed', discussion.closed.reason);
    if (row.text === change.text) return toComment(row);
    await editComment(tx, row.id, change.text);
    return toComment(await recordComment(tx, { type: 'comment.changed', id: row.id, change: 0 }, discussion));
  });
}

/** Deletes the writer's own comment; idempotent. */
export async function deleteOwnComment(
  db: Database,
  writerId: string,
  change: { id: string; now: Date },
): Promise<void> {
  await inTransaction(db, async (tx) => {
    const held = await holdComment(tx, change.id);
    if (held.row.commenter_id === writerId && held.row.deleted_at) return;
    mustBeOwn(held.row, writerId, change.now);
    await deleteComment(tx, held.row.id);
    await recordComment(tx, { type: 'comment.removed', id: held.row.id, change: -1 }, held.discussion);
  });
}

async function holdOwn(tx: Queryable, writerId: string, id: string, now: Date): Promise<HeldComment> {
  const held = await holdComment(tx, id);
  mustBeOwn(held.row, writerId, now);
  return held;
}

function mustBeOwn(row: CommentRow, writerId: string, now: Date): void {
  if (row.commenter_id !== writerId) throw new NewswireError('not_your_comment');
  if (row.deleted_at || row.hidden_at) throw new NewswireError('comment_removed');
  if (now.getTime() - row.created_at.getTime() > COMMENT_EDIT_MS) {
    throw new NewswireError('edit_window_over', `Comments can be changed for ${COMMENT_EDIT_MS / 60_000} minutes.`);
  }
}
