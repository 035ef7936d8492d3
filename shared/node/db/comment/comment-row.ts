import sql from 'sql-template-tag';
import type { Comment } from '../../../domain/comment.ts';

/** A row of `comments` joined with its writer's name. */
export interface CommentRow {
  id: string;
  no: number;
  story_id: string;
  thread_id: string;
  parent_id: string | null;
  answers_id: string | null;
  depth: number;
  commenter_id: string;
  commenter_name: string;
  text: string;
  revision: number;
  created_at: Date;
  edited_at: Date | null;
  deleted_at: Date | null;
  hidden_at: Date | null;
}

export const COMMENT_COLUMNS = sql`c.id, c.no, c.story_id, c.thread_id, c.parent_id, c.answers_id, c.depth,
  c.commenter_id, w.name AS commenter_name, c.text, c.revision, c.created_at, c.edited_at, c.deleted_at, c.hidden_at`;
export const FROM_COMMENTS = sql`FROM comments c JOIN commenters w ON w.id = c.commenter_id`;

/** A comment as readers see it; a removed one shows neither text nor writer. */
export function toComment(row: CommentRow): Comment {
  const removed = row.deleted_at ? 'writer' : row.hidden_at ? 'moderator' : null;
  return {
    id: row.id,
    storyId: row.story_id,
    no: row.no,
    revision: row.revision,
    parentId: row.parent_id,
    answersId: row.answers_id,
    depth: row.depth,
    writer: removed ? null : { id: row.commenter_id, name: row.commenter_name },
    text: removed ? null : row.text,
    at: row.created_at.toISOString(),
    editedAt: removed ? null : (row.edited_at?.toISOString() ?? null),
    removed,
  };
}
