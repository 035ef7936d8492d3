import sql, { type Sql } from 'sql-template-tag';
import { canonicaliseFilter } from '../../domain/filter.ts';
import type { Because, Story, StoryCard } from '../../domain/story.ts';
import type { CoveredStory, StoryRevision } from '../../wire/http-shapes.ts';
import type { StoriesQuery } from '../../wire/query-schema.ts';
import { withExcerpt } from '../search/with-excerpt.ts';
import { findCopies } from './copy-store.ts';
import type { Queryable } from './database.ts';
import { bytesOf, rowsOf, timeOf } from './literals.ts';
import { findMatching } from './matching-store.ts';
import { prepared } from './prepared.ts';
import { type StoryRow, toCard, toStory } from './story-row.ts';

/** All of a story, for a query from `FROM_STORIES`. */
export const STORY_COLUMNS = sql`s.id, s.publisher_id, p.name AS publisher_name, s.external_id,
  coalesce(l.id, s.id) AS storyline_id, coalesce(l.stories, 1) AS storyline_stories,
  coalesce(l.publishers, 1) AS storyline_publishers, s.revision, s.submission_no, s.seq, s.released_at, s.headline,
  s.summary, s.body_html, s.byline, s.topics, s.given_topics, s.section, s.language, s.url, s.canonical_url,
  s.image_url, s.priority, s.published_at, s.corrected_at, s.retracted_at, s.retraction_reason, s.comments,
  s.content_hash, s.text_hash, s.words`;
/** More stories under one address than that are found by their `externalId` only. */
const SAME_STORIES_MAX = 50;
/** Stories with their publishers and storylines. */
export const FROM_STORIES = sql`FROM stories s JOIN publishers p ON p.id = s.publisher_id
  LEFT JOIN storyline_members m ON m.story_id = s.id LEFT JOIN storylines l ON l.id = m.storyline_id`;

/** Released stories that match, newest on the wire first. */
export async function listStories(db: Queryable, query: StoriesQuery): Promise<StoryCard[]> {
  const filter = canonicaliseFilter(query.filter);
  const { rows } = await db.query<StoryRow>(sql`
    SELECT ${STORY_COLUMNS} ${FROM_STORIES}
    WHERE s.seq = ANY (${await findMatching(db, { ...query, filter })}::bigint[]) ORDER BY s.seq DESC`);
  return rows.map((row) => withExcerpt(toCard(row), row.body_html, filter.words));
}

/** The cards of these stories, in this order, with the excerpts for a query's words; ids of no story are left out. */
export async function listStoriesById(
  db: Queryable,
  ids: readonly string[],
  words: readonly string[] = [],
): Promise<StoryCard[]> {
  const { rows } = await db.query<StoryRow>(sql`
    SELECT ${STORY_COLUMNS} ${FROM_STORIES}
    WHERE s.id = ANY (${ids}::uuid[]) AND s.seq IS NOT NULL ORDER BY array_position(${ids}::uuid[], s.id)`);
  return rows.map((row) => withExcerpt(toCard(row), row.body_html, words));
}

/** A released story; undefined when there is none with this id. */
export async function findStory(db: Queryable, id: string): Promise<Story | undefined> {
  const row = await findRow(db, sql`s.id = ${id} AND s.seq IS NOT NULL`);
  return row && toStory(row, await findCopies(db, id));
}

/** The newest released stories of a storyline, newest on the wire first; retracted ones among them. */
export async function listStorylineStories(db: Queryable, storylineId: string, limit: number): Promise<CoveredStory[]> {
  const { rows } = await db.query<StoryRow & { because: Because | null }>(sql`
    SELECT ${STORY_COLUMNS}, m.because ${FROM_STORIES}
    WHERE m.storyline_id = ${storylineId} AND s.seq IS NOT NULL ORDER BY s.seq DESC LIMIT ${limit}`);
  return rows.map((row) => ({ ...toCard(row), because: row.because }));
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

/** Every revision of a story, oldest first. */
export async function listRevisions(db: Queryable, storyId: string): Promise<StoryRevision[]> {
  const { rows } = await db.query<{
    revision: number;
    recorded_at: Date;
    headline: string;
    summary: string | null;
    body_html: string;
    retraction_reason: string | null;
  }>(sql`
    SELECT revision, recorded_at, headline, summary, body_html, retraction_reason
    FROM story_revisions WHERE story_id = ${storyId} ORDER BY revision`);
  return rows.map((row) => ({
    revision: row.revision,
    at: row.recorded_at.toISOString(),
    headline: row.headline,
    summary: row.summary,
    bodyHtml: row.body_html,
    retractionReason: row.retraction_reason,
  }));
}

async function findRow(db: Queryable, condition: Sql): Promise<StoryRow | undefined> {
  const { rows } = await db.query<StoryRow>(sql`SELECT ${STORY_COLUMNS} ${FROM_STORIES} WHERE ${condition}`);
  return rows[0];
}
