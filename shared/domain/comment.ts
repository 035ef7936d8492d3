/** The words of the discussion under a story, as every part of the system uses them. */

export const COMMENT_MAX_CHARACTERS = 2_000;
/** A comment on the story is the first level; an answer to the deepest level stands beside what it answers. */
export const COMMENT_MAX_DEPTH = 4;
/** For so long a writer may edit and delete what they wrote. */
export const COMMENT_EDIT_MS = 15 * 60_000;
export const NAME_MAX_CHARACTERS = 40;
export const REASON_MAX_CHARACTERS = 500;

/** Whoever writes comments: an identity that is kept in a cookie, under a name that was chosen once. */
export interface Commenter {
  id: string;
  name: string;
}

/** A comment as readers see it; times are ISO 8601 in UTC. */
export interface Comment {
  id: string;
  storyId: string;
  /** Grows with every comment on the wire: the order in which they were written. */
  no: number;
  /** Counts its changes from 1; a client keeps the highest. */
  revision: number;
  /** What it hangs under; null for one that begins a thread. */
  parentId: string | null;
  /** What it answers: deeper than the deepest level that is not its parent. */
  answersId: string | null;
  depth: number;
  /** Null when it was removed. */
  writer: Commenter | null;
  /** Plain text; null when it was removed. */
  text: string | null;
  at: string;
  editedAt: string | null;
  /** Who removed it; a removed comment stands only where others answer it. */
  removed: 'writer' | 'moderator' | null;
}

/** A comment with what was answered to it, oldest first. */
export interface CommentThread extends Comment {
  replies: CommentThread[];
}

/** A story whose discussion a moderator has closed. */
export interface DiscussionClosed {
  at: string;
  reason: string;
}
