import type { Comment, Commenter, CommentThread, DiscussionClosed } from '../domain/comment.ts';

/** A page of a story's comments. */
export interface CommentsPage {
  /** Newest first; what was answered hangs below, oldest first. */
  threads: (CommentThread & { moreReplies: boolean })[];
  /** How many comments the story has in all. */
  comments: number;
  closed: DiscussionClosed | null;
  /** Read before the comments: watching from here overlaps with them and leaves no hole. */
  position: string;
  /** Hand it back as `before` for the next page; null at the end. */
  next: string | null;
}

/** More of what was answered in one thread, oldest first. */
export interface RepliesPage {
  replies: Comment[];
  moreReplies: boolean;
}

/** Who the cookie says one is; null for someone who has chosen no name yet. */
export interface MeAnswer {
  me: (Commenter & { blocked?: { until: string | null; reason: string } }) | null;
}

export interface CommentAnswer {
  comment: Comment;
}

export interface ReportsAnswer {
  reports: ReportedComment[];
}

interface ReportedComment {
  comment: Comment;
  story: { id: string; headline: string };
  reports: number;
  reasons: string[];
  firstAt: string;
}

export interface ModerationEntry {
  id: string;
  at: string;
  /** The publisher whose key was used. */
  by: { id: string; name: string };
  action: string;
  subject: { type: string; id: string };
  reason: string | null;
  details: Record<string, unknown>;
}

export interface ModerationLogPage {
  entries: ModerationEntry[];
  next: string | null;
}
