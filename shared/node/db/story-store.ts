import sql, { type Sql } from 'sql-template-tag';
import type { Story } from '../../domain/story.ts';
import { findCopies } from './copy-store.ts';
import type { Queryable } from './database.ts';
import { bytesOf, rowsOf, timeOf } from './literals.ts';
import { prepared } from './prepared.ts';
import { type StoryRow, toStory } from './story-row.ts';

/** What lists show of a story, for a query from `FROM_STORIES`. */
export const CARD_COLUMNS = sql`s.id, s.publisher_id, p.name AS publisher_name,
  coalesce(l.id, s.id) AS storyline_id, coalesce(l.stories, 1) AS storyline_stories,
  coalesce(l.publishers, 1) AS storyline_publishers, s.revision, s.seq, s.released_at, s.headline, s.summary, s.byline,
  s.topics, s.section, s.language, s.url, s.image_url, s.priority, s.published_at, s.retracted_at, s.retraction_reason,
  s.comments`;
/** All of a story. */
const STORY_COLUMNS = sql`${CARD_COLUMNS}, s.external_id, s.submission_no, s.body_html, s.given_topics,
  s.canonical_url, s.corrected_at, s.content_hash, s.text_hash, s.words`;
/** More stories under one address than that are found by their `externalId` only. */
const SAME_STORIES_MAX = 50;
/** Stories with their publishers and storylines. */
export const FROM_STORIES = sql`FROM stories s JOIN publishers p ON p.id = s.publisher_id
  LEFT JOIN storyline_members m ON m.story_id = s.id LEFT JOIN storylines l ON l.id = m.storyline_id`;

/** A released story; undefined when there is none with this id. */
export async function findStory(db: Queryable, id: string): Promise<Story | undefined> {
  const row = await findRow(db, sql`s.id = ${id} AND s.seq IS NOT NULL`);
  return row && toStory(row, await findCopies(db, id));
}

export interface StoryOwner {
  publisherId: string;
  externalId: string | null;
  retracted: boolean;
}

/** Whose story it is; undefined when there is none with this id. */
export async function findStoryOwner(db: Queryable, id: string): Promise<StoryOwner | undefined> {
  const row = await findRow(db, sql`s.id = ${id}`);
  return row && { publisherId: row.publisher_id, externalId: row.external_id, retracted: row.retracted_at !== null };
}

/** Locks and reads a story; undefined when there is none with this id. */
export async function lockStory(tx: Queryable, id: string): Promise<StoryRow | undefined> {
  return findRow(tx, sql`s.id = ${id} FOR UPDATE OF s`);
}

/** A story as it is recorded, released or not; undefined when there is none with this id. */
export async function readStoryRow(db: Queryable, id: string): Promise<StoryRow | undefined> {
  return findRow(db, sql`s.id = ${id}`);
}

/** All by which a publisher's story can be known; null where it cannot. */
export interface StoryIdentity {
  publisherId: string;
  externalId: string | null;
  canonicalUrl: string | null;
  textHash: Buffer | null;
}

/** What the locks of a story that may not exist yet are named by. */
export function namesOf({ publisherId, externalId, canonicalUrl, textHash }: StoryIdentity): string[] {
  const known = [externalId, canonicalUrl, textHash?.toString('hex')].filter((name) => typeof name === 'string');
  return known.map((name) => `${publisherId} ${name}`);
}

/**
 * The stories of their publishers that have something in common with each of these, the oldest first; to be asked under
 * their locks.
 */
export async function findByIdentity(tx: Queryable, identities: StoryIdentity[]): Promise<StoryRow[][]> {
  const found = identities.map((): StoryRow[] => []);
  if (identities.length === 0) return found;
  const asked = identities.map((identity, place) => ({ place, ...identity, textHash: bytesOf(identity.textHash) }));
  const { rows } = await tx.query<StoryRow & { place: number }>(
    prepared(
      'find-by-identity',
      sql`
    SELECT asked.place, story.*
    FROM json_to_recordset(${rowsOf(asked)})
      AS asked (place int, "publisherId" uuid, "externalId" text, "canonicalUrl" text, "textHash" bytea)
    CROSS JOIN LATERAL (
      SELECT id FROM stories WHERE publisher_id = "publisherId" AND external_id = "externalId"
      UNION (SELECT id FROM stories WHERE publisher_id = "publisherId" AND canonical_url = "canonicalUrl"
        ORDER BY id DESC LIMIT ${SAME_STORIES_MAX})
      UNION (SELECT id FROM stories WHERE publisher_id = "publisherId" AND text_hash = "textHash" LIMIT 1)
    ) AS known
    CROSS JOIN LATERAL (SELECT ${STORY_COLUMNS} ${FROM_STORIES} WHERE s.id = known.id OFFSET 0) AS story
    ORDER BY asked.place, story.id`,
    ),
  );
  for (const { place, ...row } of rows) found[place]?.push(row);
  return found;
}

/** Writes new stories, or the newer revisions over the older ones. */
export async function putStories(tx: Queryable, stories: StoryRow[]): Promise<void> {
  if (stories.length === 0) return;
  const rows = stories.map(({ content_hash: contentHash, text_hash: textHash, ...row }) => ({
    ...row,
    published_at: timeOf(row.published_at),
    topic_slugs: row.topics.map((topic) => topic.slug),
    content_hash: bytesOf(contentHash),
    text_hash: bytesOf(textHash),
  }));
  await tx.query(
    prepared(
      'put-stories',
      sql`
    INSERT INTO stories AS s (id, publisher_id, external_id, revision, submission_no, headline, summary, body_html,
      byline, topics, topic_slugs, given_topics, section, language, url, canonical_url, image_url, priority,
      published_at, corrected_at, retracted_at, retraction_reason, content_hash, text_hash, words)
    SELECT id, publisher_id, external_id, revision, submission_no, headline, summary, body_html, byline, topics,
      topic_slugs, given_topics, section, language, url, canonical_url, image_url, priority, published_at, corrected_at,
      retracted_at, retraction_reason, content_hash, text_hash, words
    FROM json_populate_recordset(NULL::stories, ${rowsOf(rows)})
    ON CONFLICT (id) DO UPDATE SET revision = EXCLUDED.revision, submission_no = EXCLUDED.submission_no,
      headline = EXCLUDED.headline, summary = EXCLUDED.summary, body_html = EXCLUDED.body_html,
      byline = EXCLUDED.byline, topics = EXCLUDED.topics, topic_slugs = EXCLUDED.topic_slugs,
      given_topics = EXCLUDED.given_topics, canonical_url = EXCLUDED.canonical_url, text_hash = EXCLUDED.text_hash,
      section = EXCLUDED.section, language = EXCLUDED.language, url = EXCLUDED.url, image_url = EXCLUDED.image_url,
      priority = EXCLUDED.priority, published_at = EXCLUDED.published_at, corrected_at = EXCLUDED.corrected_at,
      retracted_at = EXCLUDED.retracted_at, retraction_reason = EXCLUDED.retraction_reason,
      content_hash = EXCLUDED.content_hash, words = EXCLUDED.words
    WHERE s.revision < EXCLUDED.revision`,
    ),
  );
}

/** Keeps what these revisions said, for the history of their stories. */
export async function addRevisions(tx: Queryable, revisions: { row: StoryRow; submissionId: string }[]): Promise<void> {
  if (revisions.length === 0) return;
  const rows = revisions.map(({ row, submissionId }) => ({
    story_id: row.id,
    revision: row.revision,
    submission_id: submissionId,
    headline: row.headline,
    summary: row.summary,
    body_html: row.body_html,
    retraction_reason: row.retraction_reason,
  }));
  await tx.query(
    prepared(
      'add-revisions',
      sql`
    INSERT INTO story_revisions (story_id, revision, submission_id, headline, summary, body_html, retraction_reason)
    SELECT story_id, revision, submission_id, headline, summary, body_html, retraction_reason
    FROM json_populate_recordset(NULL::story_revisions, ${rowsOf(rows)})`,
    ),
  );
}

async function findRow(db: Queryable, condition: Sql): Promise<StoryRow | undefined> {
  const { rows } = await db.query<StoryRow>(sql`SELECT ${STORY_COLUMNS} ${FROM_STORIES} WHERE ${condition}`);
  return rows[0];
}
