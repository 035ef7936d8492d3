import sql from 'sql-template-tag';
import type { DiscussionClosed } from '../../../domain/comment.ts';
import type { MatchKeys } from '../../../domain/match-keys.ts';
import type { Priority } from '../../../domain/story.ts';
import type { Queryable } from '../database.ts';

/** The state of a story's discussion, without the comments. */
export interface Discussion {
  comments: number;
  closed: DiscussionClosed | null;
  /** The story's filter keys: followers of the story receive its comments. */
  keys: MatchKeys;
}

interface DiscussionRow {
  comments: number;
  comments_closed_at: Date | null;
  comments_closed_reason: string | null;
  topic_slugs: string[];
  publisher_id: string;
  section: string | null;
  language: string | null;
  priority: Priority;
  words: string;
  released_at: Date;
}

/** The number of comments on a released story and whether it is closed; undefined for an unknown story. */
export async function readDiscussion(
  db: Queryable,
  storyId: string,
): Promise<Pick<Discussion, 'comments' | 'closed'> | undefined> {
  const { rows } = await db.query<DiscussionRow>(sql`
    SELECT comments, comments_closed_at, comments_closed_reason FROM stories
    WHERE id = ${storyId} AND seq IS NOT NULL`);
  const row = rows[0];
  return row && { comments: row.comments, closed: toClosed(row) };
}

/** Locks a released story's discussion, which serialises its changes, also on the wire. */
export async function lockDiscussion(tx: Queryable, storyId: string): Promise<Discussion | undefined> {
  const { rows } = await tx.query<DiscussionRow>(sql`
    SELECT comments, comments_closed_at, comments_closed_reason, topic_slugs, publisher_id, section, language, priority,
      words, released_at
    FROM stories WHERE id = ${storyId} AND seq IS NOT NULL FOR UPDATE`);
  const row = rows[0];
  return row && { comments: row.comments, closed: toClosed(row), keys: toKeys(row) };
}

/** Changes the story's comment count; the caller must hold the discussion's lock. */
export async function countComments(tx: Queryable, storyId: string, change: -1 | 0 | 1): Promise<void> {
  if (change === 0) return;
  await tx.query(sql`UPDATE stories SET comments = comments + ${change} WHERE id = ${storyId}`);
}

/** Closes the discussion, or reopens it with null. */
export async function setClosed(tx: Queryable, storyId: string, closed: DiscussionClosed | null): Promise<void> {
  await tx.query(sql`
    UPDATE stories SET comments_closed_at = ${closed?.at ?? null}, comments_closed_reason = ${closed?.reason ?? null}
    WHERE id = ${storyId}`);
}

function toClosed({ comments_closed_at: at, comments_closed_reason: reason }: DiscussionRow): DiscussionClosed | null {
  return at && { at: at.toISOString(), reason: reason ?? '' };
}

function toKeys(row: DiscussionRow): MatchKeys {
  const { topic_slugs: topics, publisher_id: publisher, section, language, priority, words, released_at } = row;
  return { topics, publisher, section, language, priority, words, releasedAt: released_at.toISOString() };
}
