import sql from 'sql-template-tag';
import type { Queryable } from '../database.ts';
import { COMMENT_COLUMNS, type CommentRow, FROM_COMMENTS } from './comment-row.ts';

/** The first comments of threads, newest first. A removed one is included only while its thread has visible replies. */
export async function listThreadHeads(
  db: Queryable,
  storyId: string,
  page: { before: number | undefined; limit: number },
): Promise<CommentRow[]> {
  const { rows } = await db.query<CommentRow>(sql`
    SELECT ${COMMENT_COLUMNS} ${FROM_COMMENTS}
    WHERE c.story_id = ${storyId} AND c.parent_id IS NULL AND c.no < ${page.before ?? Number.MAX_SAFE_INTEGER}
      AND ((c.deleted_at IS NULL AND c.hidden_at IS NULL) OR EXISTS (
        SELECT FROM comments r WHERE r.thread_id = c.id AND r.parent_id IS NOT NULL AND r.deleted_at IS NULL
          AND r.hidden_at IS NULL))
    ORDER BY c.no DESC LIMIT ${page.limit}`);
  return rows;
}

/** Replies in these threads with a number above `after`, oldest first, up to `limit` per thread. */
export async function listReplies(
  db: Queryable,
  threadIds: string[],
  page: { after: number; limit: number },
): Promise<CommentRow[]> {
  if (threadIds.length === 0) return [];
  const { rows } = await db.query<CommentRow>(sql`
    SELECT reply.* FROM unnest(${threadIds}::uuid[]) AS thread (id), LATERAL (
      SELECT ${COMMENT_COLUMNS} ${FROM_COMMENTS}
      WHERE c.thread_id = thread.id AND c.parent_id IS NOT NULL AND c.no > ${page.after}
      ORDER BY c.no LIMIT ${page.limit}) AS reply
    ORDER BY reply.no`);
  return rows;
}
