import sql, { type Sql } from 'sql-template-tag';
import type { Queryable } from '../database.ts';
import { COMMENT_COLUMNS, type CommentRow, FROM_COMMENTS } from './comment-row.ts';

const RECENT_COMMENTS = 50;
const REPEATED_WITHIN = '24 hours';

export interface NewComment {
  id: string;
  storyId: string;
  threadId: string;
  parentId: string | null;
  answersId: string | null;
  depth: number;
  commenterId: string;
  clientId: string | null;
  text: string;
}

/** A comment, even a removed one; undefined for an unknown id. */
export async function findComment(db: Queryable, id: string): Promise<CommentRow | undefined> {
  return readOne(db, sql`c.id = ${id}`);
}

/** The comment that this writer sent under this client id. */
export async function findByClientId(
  db: Queryable,
  commenterId: string,
  clientId: string,
): Promise<CommentRow | undefined> {
  return readOne(db, sql`c.commenter_id = ${commenterId} AND c.client_id = ${clientId}`);
}

/** True when the writer has recently written the same text. */
export async function hasWrittenLately(tx: Queryable, commenterId: string, text: string): Promise<boolean> {
  const { rows } = await tx.query<{ repeated: boolean }>(sql`
    SELECT EXISTS (
      SELECT FROM (
        SELECT text, created_at, deleted_at FROM comments WHERE commenter_id = ${commenterId}
        ORDER BY no DESC LIMIT ${RECENT_COMMENTS}) AS recent
      WHERE lower(text) = lower(${text}) AND deleted_at IS NULL AND created_at > now() - ${REPEATED_WITHIN}::interval
    ) AS repeated`);
  return rows[0]?.repeated ?? false;
}

/** Inserts a new comment; the caller must hold the discussion's lock. */
export async function addComment(tx: Queryable, comment: NewComment): Promise<void> {
  await tx.query(sql`
    INSERT INTO comments (id, story_id, thread_id, parent_id, answers_id, depth, commenter_id, client_id, text)
    VALUES (${comment.id}, ${comment.storyId}, ${comment.threadId}, ${comment.parentId}, ${comment.answersId},
      ${comment.depth}, ${comment.commenterId}, ${comment.clientId}, ${comment.text})`);
}

/** Replaces a comment's text. */
export async function editComment(tx: Queryable, id: string, text: string): Promise<void> {
  await tx.query(sql`
    UPDATE comments SET text = ${text}, edited_at = now(), revision = revision + 1 WHERE id = ${id}`);
}

/** Deletes a comment for its writer; keeps none of its text. */
export async function deleteComment(tx: Queryable, id: string): Promise<void> {
  await tx.query(sql`UPDATE comments SET text = '', deleted_at = now(), revision = revision + 1 WHERE id = ${id}`);
}

/** Hides a comment for a moderator, or shows it again. */
export async function setHidden(tx: Queryable, id: string, hidden: boolean): Promise<void> {
  const at = hidden ? sql`now()` : sql`NULL`;
  await tx.query(sql`UPDATE comments SET hidden_at = ${at}, revision = revision + 1 WHERE id = ${id}`);
}

async function readOne(db: Queryable, condition: Sql): Promise<CommentRow | undefined> {
  const { rows } = await db.query<CommentRow>(sql`SELECT ${COMMENT_COLUMNS} ${FROM_COMMENTS} WHERE ${condition}`);
  return rows[0];
}
