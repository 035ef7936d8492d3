import sql from 'sql-template-tag';
import type { DiscussionClosed } from '../../domain/comment.ts';
import type { MatchKeys } from '../../domain/match.ts';
import type { Priority } from '../../domain/story.ts';
import type { Queryable } from './database.ts';

/** What stands under a story, as far as the story itself knows. */
export interface Discussion {
  comments: number;
  closed: DiscussionClosed | null;
  /** What filters ask about the story: whoever follows it hears of its comments. */
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
}

/** How many comments a released story has and whether it takes more; undefined when there is no such story. */
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

/** Locks the discussion of a released story, so that its changes come one after the other, on the wire too. */
export async function lockDiscussion(tx: Queryable, storyId: string): Promise<Discussion | undefined> {
  const { rows } = await tx.query<DiscussionRow>(sql`
    SELECT comments, comments_closed_at, comments_closed_reason, topic_slugs, publisher_id, section, language, priority,
      words
    FROM stories WHERE id = ${storyId} AND seq IS NOT NULL FOR UPDATE`);
  const row = rows[0];
  return row && { comments: row.comments, closed: toClosed(row), keys: toKeys(row) };
}

/** Adds to the story's number of comments; the caller holds its discussion. */
export async function countComments(tx: Queryable, storyId: string, change: -1 | 0 | 1): Promise<void> {
  if (change === 0) return;
  await tx.query(sql`UPDATE stories SET comments = comments + ${change} WHERE id = ${storyId}`);
}

/** Closes the discussion, or opens it again with null. */
export async function setClosed(tx: Queryable, storyId: string, closed: DiscussionClosed | null): Promise<void> {
  await tx.query(sql`
    UPDATE stories SET comments_closed_at = ${closed?.at ?? null}, comments_closed_reason = ${closed?.reason ?? null}
    WHERE id = ${storyId}`);
}

function toClosed({ comments_closed_at: at, comments_closed_reason: reason }: DiscussionRow): DiscussionClosed | null {
  return at && { at: at.toISOString(), reason: reason ?? '' };
}

function toKeys(row: DiscussionRow): MatchKeys {
  const { topic_slugs: topics, publisher_id: publisher, section, language, priority, words } = row;
  return { topics, publisher, section, language, priority, words };
}
