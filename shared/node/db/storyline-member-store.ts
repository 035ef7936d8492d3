import sql from 'sql-template-tag';
import type { MatchKeys } from '../../domain/match.ts';
import type { Because, Priority, Section } from '../../domain/story.ts';
import type { Queryable } from './database.ts';
import { bytesOf, numbersOf, rowsOf, timeOf } from './literals.ts';
import { prepared } from './prepared.ts';

/** A story in its storyline, with all that finds it again. */
export interface StorylineMember extends IndexEntries {
  publisherId: string;
  vector: Buffer;
  copyOf: string | null;
  because: Because | undefined;
  signature: Buffer | null;
}

/** What finds a story again. */
export interface IndexEntries {
  storyId: string;
  at: Date;
  /** Its weightiest terms, by hash. */
  terms: number[];
  /** The bands of its signature; none when the text is short. */
  bands: bigint[];
  /** False where entries may stand already. */
  isNew: boolean;
}

/** Writes what finds stories again, over what stood there; others see it with the commit. Before `putMembers`. */
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

/** A storyline as it stands with a story that joins it. */
export interface JoinedStoryline {
  id: string;
  stories: number;
  publishers: number;
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
 * Writes stories' places among the storylines, over what stood there; whose copy each is stays. The storylines begin with
 * them if need be; each is as it stands with the last of those that join it. One statement, because everybody waits.
 * Returns the stories' numbers.
 */
export async function putMembers(
  tx: Queryable,
  joining: { member: StorylineMember; line: JoinedStoryline }[],
): Promise<Map<string, number>> {
  if (joining.length === 0) return new Map();
  // A new storyline is led by the first one.
  const leads = new Map(joining.toReversed().map(({ member, line }) => [line.id, member.storyId]));
  const last = new Map(joining.map(({ line }) => [line.id, line]));
  const lines = [...last.values()].map(({ pairSum, pairCount, ...line }) => ({
    ...line,
    lead_story_id: leads.get(line.id),
    pair_sum: pairSum,
    pair_count: pairCount,
  }));
  const members = joining.map(({ member: it, line }) => ({
    story_id: it.storyId,
    storyline_id: line.id,
    publisher_id: it.publisherId,
    at: timeOf(it.at),
    vector: bytesOf(it.vector),
    copy_of: it.copyOf,
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
      INSERT INTO storylines AS l (id, lead_story_id, stories, publishers, pair_sum, pair_count)
      SELECT id, lead_story_id, stories, publishers, pair_sum, pair_count
      FROM json_populate_recordset(NULL::storylines, ${rowsOf(lines)})
      ON CONFLICT (id) DO UPDATE SET stories = EXCLUDED.stories, publishers = EXCLUDED.publishers,
        pair_sum = EXCLUDED.pair_sum, pair_count = EXCLUDED.pair_count, version = l.version + 1
    )
    INSERT INTO storyline_members (story_id, storyline_id, publisher_id, at, vector, copy_of, because, signature, terms,
      bands)
    SELECT story_id, storyline_id, publisher_id, at, vector, copy_of, because, signature, terms, bands
    FROM json_populate_recordset(NULL::storyline_members, ${rowsOf(members)})
    ON CONFLICT (story_id) DO UPDATE SET no = EXCLUDED.no, storyline_id = EXCLUDED.storyline_id, at = EXCLUDED.at,
      vector = EXCLUDED.vector, because = EXCLUDED.because, signature = EXCLUDED.signature, terms = EXCLUDED.terms, bands = EXCLUDED.bands
    RETURNING story_id, no`,
    ),
  );
  return new Map(rows.map(({ story_id, no }) => [story_id, no]));
}

/** A retracted story stays in its storyline but counts and attracts no more; undefined when it is in none. */
export async function retireMember(tx: Queryable, storyId: string): Promise<string | undefined> {
  await deleteIndexEntries(tx, storyId);
  const { rows } = await tx.query<{ storyline_id: string }>(
    sql`UPDATE storyline_members SET standing = false WHERE story_id = ${storyId} RETURNING storyline_id`,
  );
  return rows[0]?.storyline_id;
}

/** What filters ask about a storyline as a whole: its lead story's keys, with the topics of all its stories. */
export async function readStorylineKeys(tx: Queryable, id: string): Promise<MatchKeys | undefined> {
  const { rows } = await tx.query<{
    topics: string[];
    publisher_id: string;
    section: Section | null;
    language: string | null;
    priority: Priority;
    words: string;
  }>(sql`
    SELECT ARRAY(
        SELECT DISTINCT unnest(s.topic_slugs) FROM storyline_members m JOIN stories s ON s.id = m.story_id
        WHERE m.storyline_id = l.id ORDER BY 1) AS topics,
      lead.publisher_id, lead.section, lead.language, lead.priority, lead.words
    FROM storylines l JOIN stories lead ON lead.id = l.lead_story_id WHERE l.id = ${id}`);
  const row = rows[0];
  if (!row) return undefined;
  const { publisher_id: publisher, ...keys } = row;
  return { ...keys, publisher };
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
