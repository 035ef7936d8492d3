/** Types and limits of a story's discussion, shared by the whole system. */

export const COMMENT_MAX_CHARACTERS = 2_000;
/** Comments on the story are level 1; a reply at the deepest level is placed beside the comment it answers. */
export const COMMENT_MAX_DEPTH = 4;
/** How long writers may edit and delete their comments. */
export const COMMENT_EDIT_MS = 15 * 60_000;
export const NAME_MAX_CHARACTERS = 40;
export const REASON_MAX_CHARACTERS = 500;

/** A comment's author: an identity in a cookie, with a name that was chosen once. */
export interface Commenter {
  id: string;
  name: string;
}

/** A comment as readers see it; times are ISO 8601 in UTC. */
export interface Comment {
  id: string;
  storyId: string;
  /** The order of comments: grows with every comment on the wire. */
  no: number;
  /** Counts changes from 1; a client keeps the highest revision. */
  revision: number;
  /** The comment above it in the thread; null for the first of a thread. */
  parentId: string | null;
  /** The comment it answers, which differs from `parentId` below the deepest level. */
  answersId: string | null;
  depth: number;
  /** Null when the comment was removed. */
  writer: Commenter | null;
  /** Plain text; null when the comment was removed. */
  text: string | null;
  at: string;
  editedAt: string | null;
  /** Who removed it; a removed comment is shown only where it has replies. */
  removed: 'writer' | 'moderator' | null;
}

/** A comment with its replies, oldest first. */
export interface CommentThread extends Comment {
  replies: CommentThread[];
}

/** When and why a moderator closed a story's discussion. */
export interface DiscussionClosed {
  at: string;
  reason: string;
}
