import sql from 'sql-template-tag';
import type { MatchKeys } from '../../../domain/match-keys.ts';
import type { Section } from '../../../domain/section.ts';
import type { Because, Priority } from '../../../domain/story.ts';
import type { Queryable } from '../database.ts';
import { bytesOf, numbersOf, rowsOf, timeOf } from '../literals.ts';
import { prepared } from '../prepared.ts';

/** A story in its storyline, with its index entries. */
export interface StorylineMember extends IndexEntries {
  publisherId: string;
  language: string | null;
  vector: Buffer;
  copyOf: string | null;
  /** True for the first story of its text in its storyline. */
  isFirstOfText: boolean;
  /** Its publisher's first story of its text in its storyline; null for that story itself. */
  repeats: string | null;
  because: Because | undefined;
  signature: Buffer | null;
}

/** The index entries by which later stories find this one. */
export interface IndexEntries {
  storyId: string;
  at: Date;
  /** Its heaviest terms, by hash. */
  terms: number[];
  /** The bands of its signature; empty when the text is short. */
  bands: bigint[];
  /** False when older entries may exist. */
  isNew: boolean;
}

/** Writes index entries, replacing old ones; visible to others after the commit. Call this before `putMembers`. */
export async function putIndexEntries(tx: Queryable, entries: IndexEntries[]): Promise<void> {
  if (entries.length === 0) return;
  const changed = entries.filter(({ isNew }) => !isNew);
  const rows = entries.map(({ storyId, at, terms, bands }) => ({
    storyId,
    at: timeOf(at),
    terms,
    bands: bands.map(String),
  }));
  await Promise.all([
    ...changed.map(({ storyId }) => deleteIndexEntries(tx, storyId)),
    tx.query(
      prepared(
        'put-index-entries',
        sql`
    WITH new AS MATERIALIZED (
      SELECT * FROM json_to_recordset(${rowsOf(rows)})
        AS new ("storyId" uuid, at timestamptz, terms int[], bands bigint[])
    ), banded AS (
      INSERT INTO copy_bands (band, at, story_id)
      SELECT band, new.at, new."storyId" FROM new CROSS JOIN unnest(new.bands) AS band
    )
    INSERT INTO storyline_terms (term, at, story_id)
    SELECT term, new.at, new."storyId" FROM new CROSS JOIN unnest(new.terms) AS term`,
      ),
    ),
  ]);
}

/** A storyline's data after a story has joined. */
export interface JoinedStoryline {
  id: string;
  stories: number;
  publishers: number;
  independent: number;
  pairSum: number;
  pairCount: number;
}

/** The vectors of stories by their number in `storyline_members`. */
export async function readVectors(db: Queryable, nos: number[]): Promise<Map<number, Buffer>> {
  const { rows } = await db.query<{ no: number; vector: Buffer }>(
    prepared(
      'read-vectors',
      sql`SELECT no, vector FROM storyline_members WHERE no = ANY (${numbersOf(nos)}::bigint[])`,
    ),
  );
  return new Map(rows.map(({ no, vector }) => [no, vector]));
}

/**
 * Inserts or updates the storyline members, except `copy_of` and what depends on it, which stay. Creates storylines as needed; each one gets
 * the data after its last new member. One statement, because everyone waits for the lock. Returns the stories' numbers.
 */
export async function putMembers(
  tx: Queryable,
  joining: { member: StorylineMember; storyline: JoinedStoryline }[],
): Promise<Map<string, number>> {
  if (joining.length === 0) return new Map();
  // The first member leads a new storyline.
  const leads = new Map(joining.toReversed().map(({ member, storyline }) => [storyline.id, member.storyId]));
  const last = new Map(joining.map(({ storyline }) => [storyline.id, storyline]));
  const storylines = [...last.values()].map(({ pairSum, pairCount, ...storyline }) => ({
    ...storyline,
    lead_story_id: leads.get(storyline.id),
    pair_sum: pairSum,
    pair_count: pairCount,
  }));
  const members = joining.map(({ member: it, storyline }) => ({
    story_id: it.storyId,
    storyline_id: storyline.id,
    publisher_id: it.publisherId,
    language: it.language,
    at: timeOf(it.at),
    vector: bytesOf(it.vector),
    copy_of: it.copyOf,
    is_first_of_text: it.isFirstOfText,
    repeats: it.repeats,
    because: it.because ?? null,
    signature: bytesOf(it.signature),
    terms: it.terms,
    bands: it.bands.map(String),
  }));
  const { rows } = await tx.query<{ story_id: string; no: number }>(
    prepared(
      'put-members',
      sql`
    WITH line AS (
      INSERT INTO storylines AS l (id, lead_story_id, stories, publishers, independent, pair_sum, pair_count)
      SELECT id, lead_story_id, stories, publishers, independent, pair_sum, pair_count
      FROM json_populate_recordset(NULL::storylines, ${rowsOf(storylines)})
      ON CONFLICT (id) DO UPDATE SET stories = EXCLUDED.stories, publishers = EXCLUDED.publishers,
        independent = EXCLUDED.independent, pair_sum = EXCLUDED.pair_sum, pair_count = EXCLUDED.pair_count, version = l.version + 1
    )
    INSERT INTO storyline_members (story_id, storyline_id, publisher_id, language, at, vector, copy_of,
      is_first_of_text, repeats, because, signature, terms, bands)
    SELECT story_id, storyline_id, publisher_id, language, at, vector, copy_of, is_first_of_text, repeats, because,
      signature, terms, bands
    FROM json_populate_recordset(NULL::storyline_members, ${rowsOf(members)})
    ON CONFLICT (story_id) DO UPDATE SET no = EXCLUDED.no, storyline_id = EXCLUDED.storyline_id,
      language = EXCLUDED.language, at = EXCLUDED.at,
      vector = EXCLUDED.vector, because = EXCLUDED.because, signature = EXCLUDED.signature, terms = EXCLUDED.terms, bands = EXCLUDED.bands
    RETURNING story_id, no`,
    ),
  );
  return new Map(rows.map(({ story_id, no }) => [story_id, no]));
}

/** Keeps a retracted story in its storyline without counting or matching it; undefined when it is in none. */
export async function retireMember(tx: Queryable, storyId: string): Promise<string | undefined> {
  await deleteIndexEntries(tx, storyId);
  const { rows } = await tx.query<{ storyline_id: string }>(
    sql`UPDATE storyline_members SET standing = false WHERE story_id = ${storyId} RETURNING storyline_id`,
  );
  return rows[0]?.storyline_id;
}

/** The story that this one repeats, by the same publisher; null for none. */
export async function readRepeated(tx: Queryable, storyId: string): Promise<string | null> {
  const { rows } = await tx.query<{ repeats: string | null }>(
    sql`SELECT repeats FROM storyline_members WHERE story_id = ${storyId}`,
  );
  return rows[0]?.repeats ?? null;
}

/** A storyline's lead story, and its filter keys: those of the lead, with the topics of all its stories. */
export async function readStorylineKeys(
  tx: Queryable,
  id: string,
): Promise<{ lead: string; keys: MatchKeys } | undefined> {
  const { rows } = await tx.query<{
    lead: string;
    topics: string[];
    publisher_id: string;
    section: Section | null;
    language: string | null;
    priority: Priority;
    words: string;
    released_at: Date | null;
  }>(sql`
    SELECT ARRAY(
        SELECT DISTINCT unnest(s.topic_slugs) FROM storyline_members m JOIN stories s ON s.id = m.story_id
        WHERE m.storyline_id = l.id ORDER BY 1) AS topics,
      lead.id AS lead, lead.publisher_id, lead.section, lead.language, lead.priority, lead.words, lead.released_at
    FROM storylines l JOIN stories lead ON lead.id = l.lead_story_id WHERE l.id = ${id}`);
  const row = rows[0];
  if (!row) return undefined;
  const { lead, publisher_id: publisher, released_at: released, ...keys } = row;
  return { lead, keys: { ...keys, publisher, ...(released && { releasedAt: released.toISOString() }) } };
}

async function deleteIndexEntries(tx: Queryable, storyId: string): Promise<void> {
  await tx.query(sql`
    WITH member AS (
      SELECT story_id, at, terms, bands FROM storyline_members WHERE story_id = ${storyId}
    ), terms AS (
      DELETE FROM storyline_terms t USING member m
      WHERE t.term = ANY (m.terms) AND t.at = m.at AND t.story_id = m.story_id
    )
    DELETE FROM copy_bands b USING member m WHERE b.band = ANY (m.bands) AND b.at = m.at AND b.story_id = m.story_id`);
}
