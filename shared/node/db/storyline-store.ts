import sql, { join } from 'sql-template-tag';
import type { Because, Storyline } from '../../domain/story.ts';
import type { Queryable } from './database.ts';
import { prepared } from './prepared.ts';

/** Serialises the choice of storylines over all processes of one schema. */
const STORYLINES_LOCK = 0x6c696e65;
/** Stories that the index names, at most. */
const NEAR_STORIES = 30;
/** Newest stories that are looked at for one term, and newest ones that speak for their storyline. */
const NEWEST_PER_TERM = 100;
const NEWEST_PER_LINE = 12;
const NEWEST_PER_BAND = 20;

/**
 * From here to the end of the transaction, nobody else puts stories into storylines. The commit does not wait for the
 * disk, for everybody waits for it: nothing of it is announced before the numbering, whose commit does wait, has put
 * both on the disk. What a crash of Postgres takes away before is an open submission again.
 */
export async function lockStorylines(tx: Queryable): Promise<void> {
  await tx.query(
    prepared(
      'lock-storylines',
      sql`
    SELECT set_config('synchronous_commit', 'off', true),
      pg_advisory_xact_lock(${STORYLINES_LOCK}, hashtext(current_schema()))`,
    ),
  );
}

/** One story of a storyline that may be about the same event, beside what is known of the storyline. */
export interface NearMember {
  line_id: string;
  version: number;
  stories: number;
  publishers: number;
  pair_sum: number;
  pair_count: number;
  apart: number[];
  /** Whether a standing story of the asked one's publisher is in it already. */
  has_publisher: boolean;
  story_id: string;
  /** Grows with every change of the story; its vector is kept under it. */
  no: number;
  /** Its date, ms since 1970. */
  at: number;
  copy_of: string | null;
  /** How much of the asked story's weight it shares; null when only its storyline was named. */
  score: number | null;
  /** Of a story whose text may be nearly the same; else null. */
  signature: Buffer | null;
}

export interface NearAnswer {
  members: NearMember[];
  /** The newest story that the answer knows of. */
  seen: number;
}

export interface NearQuestion {
  storyId: string;
  publisherId: string;
  /** The weightiest terms, by hash, with their weights. */
  terms: number[];
  weights: number[];
  bands: bigint[];
  /** What lies outside is not near. */
  from: Date;
  to: Date;
}

/**
 * Stories of all storylines that share weighty terms or a band of the signature with a story, and of the storyline that
 * the story is in already: the newest ones of each, and those whose text may be the same. Indexes are asked, never all
 * stories. `LATERAL … OFFSET 0` holds Postgres to looking up one row after the other: a plan that was made while the
 * tables were small would else read them whole later on.
 */
export async function findNearMembers(tx: Queryable, asked: NearQuestion): Promise<NearAnswer> {
  const { rows } = await tx.query<(NearMember | { [Column in keyof NearMember]: null }) & { seen: number }>(
    prepared(
      'near-members',
      sql`
    WITH near AS (
      SELECT found.story_id, sum(asked.weight * asked.weight) AS score
      FROM unnest(${asked.terms}::int[], ${asked.weights}::float8[]) AS asked (term, weight)
      CROSS JOIN LATERAL (
        SELECT t.story_id FROM storyline_terms t
        WHERE t.term = asked.term AND t.at BETWEEN ${asked.from} AND ${asked.to}
        ORDER BY t.at DESC LIMIT ${NEWEST_PER_TERM}) AS found
      WHERE found.story_id <> ${asked.storyId}
      GROUP BY found.story_id ORDER BY score DESC, found.story_id LIMIT ${NEAR_STORIES}
    ), alike AS (
      SELECT DISTINCT found.story_id FROM unnest(${asked.bands.map(String)}::bigint[]) AS asked (band)
      CROSS JOIN LATERAL (
        SELECT b.story_id FROM copy_bands b WHERE b.band = asked.band AND b.at BETWEEN ${asked.from} AND ${asked.to}
        ORDER BY b.at DESC LIMIT ${NEWEST_PER_BAND}) AS found
      WHERE found.story_id <> ${asked.storyId}
    ), named AS (
      SELECT DISTINCT m.storyline_id AS id
      FROM (SELECT story_id FROM near UNION SELECT story_id FROM alike UNION SELECT ${asked.storyId}) AS found
      CROSS JOIN LATERAL (
        SELECT storyline_id FROM storyline_members WHERE story_id = found.story_id OFFSET 0) AS m
    ), lines AS (
      SELECT l.*, EXISTS (
        SELECT FROM storyline_members p
        WHERE p.storyline_id = l.id AND p.publisher_id = ${asked.publisherId} AND p.standing) AS has_publisher
      FROM named CROSS JOIN LATERAL (SELECT * FROM storylines WHERE id = named.id OFFSET 0) AS l
    ), members AS (
      SELECT m.* FROM lines CROSS JOIN LATERAL (
        SELECT storyline_id, story_id, no, at, copy_of FROM storyline_members
        WHERE storyline_id = lines.id AND standing ORDER BY at DESC, story_id LIMIT ${NEWEST_PER_LINE}) AS m
      UNION
      SELECT m.* FROM alike CROSS JOIN LATERAL (
        SELECT storyline_id, story_id, no, at, copy_of FROM storyline_members
        WHERE story_id = alike.story_id AND standing OFFSET 0) AS m
    ), told AS (
      SELECT l.id AS line_id, l.version, l.stories, l.publishers, l.pair_sum, l.pair_count, l.apart, l.has_publisher,
        m.story_id, m.no, (extract(epoch FROM m.at) * 1000)::float8 AS at, m.copy_of, near.score,
        CASE WHEN alike.story_id IS NOT NULL
          THEN (SELECT signature FROM storyline_members WHERE story_id = alike.story_id) END AS signature
      FROM members m JOIN lines l ON l.id = m.storyline_id
      LEFT JOIN near ON near.story_id = m.story_id LEFT JOIN alike ON alike.story_id = m.story_id
    )
    SELECT newest.seen, told.* FROM (SELECT coalesce(max(no), 0) AS seen FROM storyline_members) AS newest
    LEFT JOIN told ON true ORDER BY line_id, story_id`,
    ),
  );
  return { seen: rows[0]?.seen ?? 0, members: rows.filter((row) => row.story_id !== null) };
}

/** True when an answer is still what `findNearMembers` would say: nothing that matters was written since. */
export async function stillHolds(tx: Queryable, asked: NearQuestion, { seen, members }: NearAnswer): Promise<boolean> {
  const versions = new Map(members.map((member) => [member.line_id, member.version]));
  const { rows } = await tx.query<{ holds: boolean }>(
    prepared(
      'still-holds',
      sql`
    SELECT NOT EXISTS (
        SELECT FROM unnest(${[...versions.keys()]}::uuid[], ${[...versions.values()]}::int[]) AS told (id, version)
        WHERE told.version IS DISTINCT FROM (SELECT l.version FROM storylines l WHERE l.id = told.id))
      AND NOT EXISTS (
        SELECT FROM storyline_members m WHERE m.no > ${seen}
          AND (m.terms && ${asked.terms}::int[] OR m.bands && ${asked.bands.map(String)}::bigint[])) AS holds`,
    ),
  );
  return rows[0]?.holds ?? false;
}

/** Brings all stories of some storylines into another, to which their addresses lead from now on. */
export async function mergeStorylines(tx: Queryable, merged: string[], into: string): Promise<void> {
  await tx.query(sql`
    UPDATE storyline_members SET storyline_id = ${into} WHERE storyline_id = ANY (${merged}::uuid[])`);
  await tx.query(sql`
    UPDATE storylines SET merged_into = ${into}, stories = 0, publishers = 0, version = version + 1
    WHERE id = ANY (${merged}::uuid[]) OR merged_into = ANY (${merged}::uuid[])`);
}

/** Brings single stories into other storylines. */
export async function moveMembers(
  tx: Queryable,
  moves: { storyId: string; to: string; because: Because | undefined }[],
): Promise<void> {
  const why = (because: Because | undefined) => (because ? JSON.stringify(because) : null);
  const rows = moves.map((move) => sql`(${move.storyId}::uuid, ${move.to}::uuid, ${why(move.because)}::jsonb)`);
  await tx.query(sql`
    UPDATE storyline_members m SET storyline_id = new.line_id, because = new.because
    FROM (VALUES ${join(rows)}) AS new (story_id, line_id, because) WHERE m.story_id = new.story_id`);
}

/** Counts the standing stories and publishers of storylines anew; the first standing story that is no copy leads. */
export async function recountStorylines(tx: Queryable, ids: string[]): Promise<void> {
  await tx.query(sql`
    UPDATE storylines l SET stories = now.stories, publishers = now.publishers, version = l.version + 1,
      lead_story_id = coalesce(now.lead, l.lead_story_id), apart = now.apart
    FROM (
      SELECT asked.id, count(m.story_id) FILTER (WHERE m.standing) AS stories,
        count(DISTINCT m.publisher_id) FILTER (WHERE m.standing) AS publishers,
        (array_agg(m.story_id ORDER BY NOT m.standing, m.copy_of IS NOT NULL, m.at, m.story_id))[1] AS lead,
        ARRAY(
          SELECT DISTINCT mark FROM storyline_members marked, unnest(marked.apart) AS mark
          WHERE marked.storyline_id = asked.id) AS apart
      FROM unnest(${ids}::uuid[]) AS asked (id)
      LEFT JOIN storyline_members m ON m.storyline_id = asked.id
      GROUP BY asked.id) AS now
    WHERE l.id = now.id`);
}

/** What cards say of a storyline. */
export interface StorylineCounts {
  id: string;
  stories: number;
  publishers: number;
}

/** What cards say of a storyline; throws when there is none with this id. */
export async function readStorylineCounts(db: Queryable, id: string): Promise<StorylineCounts> {
  const { rows } = await db.query<StorylineCounts>(
    sql`SELECT id, stories, publishers FROM storylines WHERE id = ${id}`,
  );
  const [counts] = rows;
  if (!counts) throw new Error(`there is no storyline ${id}`);
  return counts;
}

/** The storyline at this address, or the one that it was merged into; undefined when there is none. */
export async function findStoryline(db: Queryable, id: string): Promise<Storyline | undefined> {
  const { rows } = await db.query<StorylineCounts & { lead_story_id: string; headline: string }>(sql`
    SELECT l.id, l.lead_story_id, s.headline, l.stories, l.publishers
    FROM storylines asked JOIN storylines l ON l.id = coalesce(asked.merged_into, asked.id)
    JOIN stories s ON s.id = l.lead_story_id
    WHERE asked.id = ${id}`);
  if (!rows[0]) return undefined;
  const { lead_story_id: leadStoryId, ...line } = rows[0];
  return { ...line, leadStoryId };
}

/**
 * Gives up to `limit` storylines whose lead story was deleted another lead and new counts, and deletes those of which
 * no story is left; returns how many it looked at.
 */
export async function tidyStorylines(tx: Queryable, limit: number): Promise<number> {
  await lockStorylines(tx);
  const { rows } = await tx.query<{ id: string }>(sql`
    SELECT l.id FROM storylines l LEFT JOIN stories s ON s.id = l.lead_story_id
    WHERE s.id IS NULL AND l.merged_into IS NULL LIMIT ${limit}`);
  const ids = rows.map(({ id }) => id);
  await recountStorylines(tx, ids);
  await tx.query(sql`
    DELETE FROM storylines l WHERE l.id = ANY (${ids}::uuid[])
      AND NOT EXISTS (SELECT FROM storyline_members m WHERE m.storyline_id = l.id)`);
  return ids.length;
}

/** Forgets the index entries of stories dated before `cutoff`, up to `limit`; returns how many. */
export async function deleteStorylineTermsBefore(db: Queryable, cutoff: Date, limit: number): Promise<number> {
  const { rowCount } = await db.query(sql`
    DELETE FROM storyline_terms WHERE ctid IN (SELECT ctid FROM storyline_terms WHERE at < ${cutoff} LIMIT ${limit})`);
  return rowCount ?? 0;
}
