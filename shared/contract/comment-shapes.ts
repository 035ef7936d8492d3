import type { Comment, Commenter, CommentThread, DiscussionClosed } from '../domain/comment.ts';

/** A page of a story's comments. */
export interface CommentsPage {
  /** Newest first, each with its replies, oldest first. */
  threads: (CommentThread & { moreReplies: boolean })[];
  /** The story's total number of comments. */
  comments: number;
  closed: DiscussionClosed | null;
  /** Read before the comments: watching from here overlaps with them, without a gap. */
  position: string;
  /** Pass it as `before` to get the next page; null at the end. */
  next: string | null;
}

/** More replies of one thread, oldest first. */
export interface RepliesPage {
  replies: Comment[];
  moreReplies: boolean;
}

/** The reader's identity by the cookie; null before a name was chosen. */
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
  /** The person who had signed in, else the publisher whose key was used. */
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
