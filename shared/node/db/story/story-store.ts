import sql, { type Sql } from 'sql-template-tag';
import type { Story } from '../../../domain/story.ts';
import { bothSchemes, withoutScheme } from '../../../domain/without-scheme.ts';
import { findProvenance } from '../bridge/bridged-story-store.ts';
import { findLinkingCoverage } from '../coverage/linking-coverage-store.ts';
import type { Queryable } from '../database.ts';
import { bytesOf, rowsOf, timeOf } from '../literals.ts';
import { prepared } from '../prepared.ts';
import { findCopies } from './copy-store.ts';
import { type StoryRow, toStory } from './story-row.ts';

/** A card's columns, for a query from `FROM_STORIES`. */
export const CARD_COLUMNS = sql`s.id, s.publisher_id, p.name AS publisher_name,
  coalesce(l.id, s.id) AS storyline_id, coalesce(l.stories, 1) AS storyline_stories,
  coalesce(l.publishers, 1) AS storyline_publishers, coalesce(l.independent, 1) AS storyline_independent, m.repeats,
  s.revision, s.seq, s.released_at, s.headline, s.summary, s.byline,
  s.topics, s.section, s.language, s.url, s.image_url, s.image_alt, s.image_frame, s.priority, s.published_at, s.retracted_at,
  s.retraction_reason, s.comments`;
/** All columns of a story. */
const STORY_COLUMNS = sql`${CARD_COLUMNS}, s.external_id, s.submission_no, s.body_html, s.excerpt_html, s.given_topics,
  s.canonical_url, s.image_caption, s.image_credit, s.media, s.notes, s.corrected_at, s.content_hash, s.text_hash, s.words`;
/** Of more stories with the same URL or text, the rest are found only by `externalId`. */
const SAME_STORIES_MAX = 50;
/** Stories with their publishers and storylines. */
export const FROM_STORIES = sql`FROM stories s JOIN publishers p ON p.id = s.publisher_id
  LEFT JOIN storyline_members m ON m.story_id = s.id LEFT JOIN storylines l ON l.id = m.storyline_id`;

/** A released story; undefined for an unknown id. */
export async function findStory(db: Queryable, id: string): Promise<Story | undefined> {
  const row = await findRow(db, sql`s.id = ${id} AND s.seq IS NOT NULL`);
  if (!row) return undefined;
  const live = await findLinkingCoverage(db, row);
  const beside = { ...(await findCopies(db, id)), ...(await findProvenance(db, row)), ...(live && { live }) };
  return toStory(row, beside);
}

export interface StoryOwner {
  publisherId: string;
  externalId: string | null;
  retracted: boolean;
  hasPicture: boolean;
}

/** The story's owner; undefined for an unknown id. */
export async function findStoryOwner(db: Queryable, id: string): Promise<StoryOwner | undefined> {
  const row = await findRow(db, sql`s.id = ${id}`);
  if (!row) return undefined;
  const { publisher_id, external_id, retracted_at, image_url } = row;
  return {
    ...{ publisherId: publisher_id, externalId: external_id },
    ...{ retracted: retracted_at !== null, hasPicture: image_url !== null },
  };
}

/** Locks and reads a story; undefined for an unknown id. */
export async function lockStory(tx: Queryable, id: string): Promise<StoryRow | undefined> {
  return findRow(tx, sql`s.id = ${id} FOR UPDATE OF s`);
}

/** A story as recorded, released or not; undefined for an unknown id. */
export async function readStoryRow(db: Queryable, id: string): Promise<StoryRow | undefined> {
  return findRow(db, sql`s.id = ${id}`);
}

/** All identifiers of a publisher's story; null for a missing one. */
export interface StoryIdentity {
  publisherId: string;
  externalId: string | null;
  canonicalUrl: string | null;
  textHash: Buffer | null;
  /** As the publisher stated it; null for a story without a date. */
  publishedAt: Date | null;
}

/** Lock names for a story that may not exist yet. */
export function namesOf({ publisherId, externalId, canonicalUrl, textHash }: StoryIdentity): string[] {
  const id = externalId === null ? null : withoutScheme(externalId);
  const known = [id, canonicalUrl, textHash?.toString('hex')].filter((name) => typeof name === 'string');
  return known.map((name) => `${publisherId} ${name}`);
}

/** The publishers' stories that share an identifier with each of these, oldest first; call this under their locks. */
export async function findByIdentity(tx: Queryable, identities: StoryIdentity[]): Promise<StoryRow[][]> {
  const found = identities.map((): StoryRow[] => []);
  if (identities.length === 0) return found;
  const asked = identities.map(({ publisherId, externalId, canonicalUrl, textHash }, index) => ({
    ...{ index, publisherId, canonicalUrl, textHash: bytesOf(textHash) },
    externalIds: externalId === null ? [] : bothSchemes(externalId),
  }));
  const { rows } = await tx.query<StoryRow & { index: number }>(
    prepared(
      'find-by-identity',
      sql`
    SELECT asked.index, story.*
    FROM json_to_recordset(${rowsOf(asked)})
      AS asked (index int, "publisherId" uuid, "externalIds" text[], "canonicalUrl" text, "textHash" bytea)
    CROSS JOIN LATERAL (
      SELECT id FROM stories WHERE publisher_id = "publisherId" AND external_id = ANY("externalIds")
      UNION (SELECT id FROM stories WHERE publisher_id = "publisherId" AND canonical_url = "canonicalUrl"
        ORDER BY id DESC LIMIT ${SAME_STORIES_MAX})
      UNION (SELECT id FROM stories WHERE publisher_id = "publisherId" AND text_hash = "textHash"
        ORDER BY id DESC LIMIT ${SAME_STORIES_MAX})
    ) AS known
    CROSS JOIN LATERAL (SELECT ${STORY_COLUMNS} ${FROM_STORIES} WHERE s.id = known.id OFFSET 0) AS story
    ORDER BY asked.index, story.id`,
    ),
  );
  for (const { index, ...row } of rows) found[index]?.push(row);
  return found;
}

/** Inserts new stories, or replaces older revisions with newer ones. */
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
      excerpt_html, byline, topics, topic_slugs, given_topics, section, language, url, canonical_url, image_url, image_alt,
      image_frame, image_caption, image_credit, media, notes, priority, published_at, corrected_at, retracted_at, retraction_reason,
      content_hash, text_hash, words)
    SELECT id, publisher_id, external_id, revision, submission_no, headline, summary, body_html, excerpt_html, byline, topics,
      topic_slugs, given_topics, section, language, url, canonical_url, image_url, image_alt, image_frame, image_caption,
      image_credit, media, notes, priority, published_at, corrected_at, retracted_at, retraction_reason, content_hash,
      text_hash, words
    FROM json_populate_recordset(NULL::stories, ${rowsOf(rows)})
    ON CONFLICT (id) DO UPDATE SET revision = EXCLUDED.revision, submission_no = EXCLUDED.submission_no,
      headline = EXCLUDED.headline, summary = EXCLUDED.summary, body_html = EXCLUDED.body_html,
      excerpt_html = EXCLUDED.excerpt_html, byline = EXCLUDED.byline, topics = EXCLUDED.topics, topic_slugs = EXCLUDED.topic_slugs,
      given_topics = EXCLUDED.given_topics, canonical_url = EXCLUDED.canonical_url, text_hash = EXCLUDED.text_hash,
      section = EXCLUDED.section, language = EXCLUDED.language, url = EXCLUDED.url, image_url = EXCLUDED.image_url,
      image_alt = EXCLUDED.image_alt, image_frame = EXCLUDED.image_frame, image_caption = EXCLUDED.image_caption, image_credit = EXCLUDED.image_credit,
      media = EXCLUDED.media, notes = EXCLUDED.notes, priority = EXCLUDED.priority, published_at = EXCLUDED.published_at,
      corrected_at = EXCLUDED.corrected_at, retracted_at = EXCLUDED.retracted_at,
      retraction_reason = EXCLUDED.retraction_reason, content_hash = EXCLUDED.content_hash, words = EXCLUDED.words
    WHERE s.revision < EXCLUDED.revision`,
    ),
  );
}

/** Updates stories without a new revision: their address, bodies, picture and media. */
export async function refreshStories(tx: Queryable, stories: StoryRow[]): Promise<void> {
  if (stories.length === 0) return;
  const rows = stories.map(
    ({ id, revision, submission_no, url, body_html, excerpt_html, image_url, image_frame, media, words, ...row }) => ({
      ...{ id, revision, submission_no, url, body_html, excerpt_html, image_url, image_frame, media, words },
      content_hash: bytesOf(row.content_hash),
    }),
  );
  await tx.query(
    prepared(
      'refresh-stories',
      sql`
    UPDATE stories s SET submission_no = fresh.submission_no, url = fresh.url, body_html = fresh.body_html,
      excerpt_html = fresh.excerpt_html, image_url = fresh.image_url, image_frame = fresh.image_frame, media = fresh.media,
      content_hash = fresh.content_hash, words = fresh.words
    FROM json_populate_recordset(NULL::stories, ${rowsOf(rows)}) AS fresh
    WHERE s.id = fresh.id AND s.revision = fresh.revision`,
    ),
  );
}

/** Replaces a story's text, and what was found in it, without a new revision. */
export async function replaceText(tx: Queryable, row: StoryRow): Promise<void> {
  await tx.query(sql`
    UPDATE stories SET body_html = ${row.body_html}, excerpt_html = ${row.excerpt_html},
      topics = ${JSON.stringify(row.topics)}, topic_slugs = ${row.topics.map(({ slug }) => slug)},
      content_hash = ${row.content_hash}, text_hash = ${row.text_hash}, words = ${row.words}
    WHERE id = ${row.id} AND revision = ${row.revision}`);
}

async function findRow(db: Queryable, condition: Sql): Promise<StoryRow | undefined> {
  const { rows } = await db.query<StoryRow>(sql`SELECT ${STORY_COLUMNS} ${FROM_STORIES} WHERE ${condition}`);
  return rows[0];
}
