import sql, { type Sql } from 'sql-template-tag';
import type { Queryable } from '../database.ts';
import { rowsOf, timeOf } from '../literals.ts';
import { prepared } from '../prepared.ts';

/** Maximum number of stories that the index returns. */
const NEAR_STORIES = 30;
/** Newest stories examined per term, and newest members compared per storyline. */
const NEWEST_PER_TERM = 100;
const NEWEST_PER_LINE = 12;
const NEWEST_PER_BAND = 20;

/** A member of a storyline that may be about the same event, with that storyline's data. */
export interface CandidateMember {
  line_id: string;
  version: number;
  stories: number;
  publishers: number;
  independent: number;
  pair_sum: number;
  pair_count: number;
  apart: number[];
  /** True when it already has a standing story by this story's publisher. */
  has_publisher: boolean;
  /** True when this story's publisher already has a text of its own there. */
  is_independent: boolean;
  story_id: string;
  publisher_id: string;
  language: string | null;
  /** Increases with every change of the story; the key of its vector. */
  no: number;
  /** Date of the story, ms since 1970. */
  at: number;
  copy_of: string | null;
  /** Where `signature` is set: the first standing story of this text and this story's publisher in the storyline. */
  own_first: string | null;
  /** Shared weight with the searched story; null when only its storyline was returned. */
  score: number | null;
  /** Set for a story whose text may be nearly the same, otherwise null. */
  signature: Buffer | null;
}

export interface CandidateHits {
  members: CandidateMember[];
  /** The highest story number at the time of the query. */
  seen: number;
}

export interface CandidateQuery {
  storyId: string;
  publisherId: string;
  /** The heaviest terms, by hash, with their weights. */
  terms: number[];
  weights: number[];
  bands: bigint[];
  /** Only stories dated within this window are candidates. */
  from: Date;
  to: Date;
}

/**
 * For each story, returns members of all storylines that share heavy terms or a signature band with it, and of its own
 * storyline: the newest ones of each, those whose text may be the same, and the story itself. Reads only indexes:
 * `LATERAL … OFFSET 0` forces Postgres to look up row by row, because a plan made while the tables were small would
 * later scan them.
 */
export async function findCandidateMembers(tx: Queryable, queries: CandidateQuery[]): Promise<CandidateHits[]> {
  const asked = queries.map(({ from, to, bands, ...query }, position) => ({
    ...query,
    position,
    from: timeOf(from),
    to: timeOf(to),
    bands: bands.map(String),
  }));
  const { rows } = await tx.query<
    (CandidateMember | { [Column in keyof CandidateMember]: null }) & { position: number; seen: number }
  >(
    prepared(
      'near-members',
      sql`
    SELECT asked.position, newest.seen, found.*
    FROM json_to_recordset(${rowsOf(asked)}) AS asked (position int, "storyId" uuid, "publisherId" uuid,
      "from" timestamptz, "to" timestamptz, terms int[], weights float8[], bands bigint[])
    CROSS JOIN (SELECT coalesce(max(no), 0) AS seen FROM storyline_members) AS newest
    LEFT JOIN LATERAL (
      WITH near AS (
        SELECT found.story_id, sum(term.weight * term.weight) AS score
        FROM unnest(asked.terms, asked.weights) AS term (term, weight)
        CROSS JOIN LATERAL (
          SELECT t.story_id FROM storyline_terms t
          WHERE t.term = term.term AND t.at BETWEEN asked."from" AND asked."to"
          ORDER BY t.at DESC LIMIT ${NEWEST_PER_TERM}) AS found
        WHERE found.story_id <> asked."storyId"
        GROUP BY found.story_id ORDER BY score DESC, found.story_id LIMIT ${NEAR_STORIES}
      ), alike AS (
        SELECT DISTINCT found.story_id FROM unnest(asked.bands) AS band (band)
        CROSS JOIN LATERAL (
          SELECT b.story_id FROM copy_bands b WHERE b.band = band.band AND b.at BETWEEN asked."from" AND asked."to"
          ORDER BY b.at DESC LIMIT ${NEWEST_PER_BAND}) AS found
        WHERE found.story_id <> asked."storyId"
      ), named AS (
        SELECT DISTINCT m.storyline_id AS id
        FROM (SELECT story_id FROM near UNION SELECT story_id FROM alike UNION SELECT asked."storyId") AS found
        CROSS JOIN LATERAL (
          SELECT storyline_id FROM storyline_members WHERE story_id = found.story_id OFFSET 0) AS m
      ), lines AS (
        SELECT l.*, EXISTS (
          SELECT FROM storyline_members p
          WHERE p.storyline_id = l.id AND p.publisher_id = asked."publisherId" AND p.standing) AS has_publisher,
          EXISTS (
          SELECT FROM storyline_members p
          WHERE p.storyline_id = l.id AND p.publisher_id = asked."publisherId" AND p.is_first_of_text) AS is_independent
        FROM named CROSS JOIN LATERAL (SELECT * FROM storylines WHERE id = named.id OFFSET 0) AS l
      ), members AS (
        SELECT m.* FROM lines CROSS JOIN LATERAL (
          SELECT storyline_id, story_id, publisher_id, language, no, at, copy_of FROM storyline_members
          WHERE storyline_id = lines.id AND standing ORDER BY at DESC, story_id LIMIT ${NEWEST_PER_LINE}) AS m
        UNION
        SELECT m.* FROM alike CROSS JOIN LATERAL (
          SELECT storyline_id, story_id, publisher_id, language, no, at, copy_of FROM storyline_members
          WHERE story_id = alike.story_id AND standing OFFSET 0) AS m
        UNION
        SELECT storyline_id, story_id, publisher_id, language, no, at, copy_of FROM storyline_members
        WHERE story_id = asked."storyId" AND standing
      )
      SELECT l.id AS line_id, l.version, l.stories, l.publishers, l.independent, l.pair_sum, l.pair_count, l.apart,
        l.has_publisher, l.is_independent, m.story_id, m.publisher_id, m.language, m.no, (extract(epoch FROM m.at) * 1000)::float8 AS at, m.copy_of, near.score,
        CASE WHEN alike.story_id IS NOT NULL
          THEN (SELECT signature FROM storyline_members WHERE story_id = alike.story_id) END AS signature,
        CASE WHEN alike.story_id IS NOT NULL THEN coalesce(
          (SELECT o.story_id FROM storyline_members o
            WHERE o.story_id = coalesce(m.copy_of, m.story_id) AND o.storyline_id = l.id
              AND o.publisher_id = asked."publisherId" AND o.standing),
          (SELECT o.story_id FROM storyline_members o
            WHERE o.copy_of = coalesce(m.copy_of, m.story_id) AND o.storyline_id = l.id
              AND o.publisher_id = asked."publisherId" AND o.standing AND o.repeats IS NULL
            ORDER BY o.story_id LIMIT 1)) END AS own_first
      FROM members m JOIN lines l ON l.id = m.storyline_id
      LEFT JOIN near ON near.story_id = m.story_id LEFT JOIN alike ON alike.story_id = m.story_id
    ) AS found ON true ORDER BY asked.position, found.line_id, found.story_id`,
    ),
  );
  const answers = queries.map((): CandidateHits => ({ seen: rows[0]?.seen ?? 0, members: [] }));
  for (const { position, seen: _seen, ...row } of rows) {
    if (row.story_id !== null) answers[position]?.members.push(row);
  }
  return answers;
}

/** The data that a choice depends on: a query and its hits. */
interface ReadSet {
  query: CandidateQuery;
  hits: CandidateHits;
}

/** Which read sets are still valid: repeating `findCandidateMembers` would give the same result. */
export async function validateReadSets(tx: Queryable, readSets: ReadSet[]): Promise<boolean[]> {
  const { rows } = await tx.query<{ is_valid: boolean }>(
    prepared('validate-read-sets', sql`SELECT is_valid FROM (${validity(readSets)}) AS validated ORDER BY position`),
  );
  return rows.map(({ is_valid }) => is_valid);
}

/** Fails with a serialization failure unless all are valid, for a transaction that has already sent its writes. */
export async function assertReadSets(tx: Queryable, readSets: ReadSet[]): Promise<void> {
  await tx.query(
    prepared(
      'assert-read-sets',
      sql`SELECT assert_valid(bool_and(is_valid)) FROM (${validity(readSets)}) AS validated`,
    ),
  );
}

const SERIALIZATION_FAILURE = '40001';

/** True when a transaction read data that another one has changed; a retry may succeed. */
export function isSerializationFailure(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === SERIALIZATION_FAILURE;
}

function validity(readSets: ReadSet[]): Sql {
  const asked = readSets.map(({ query: { terms, bands }, hits: { members, seen } }, position) => {
    const versions = new Map(members.map((member) => [member.line_id, member.version]));
    const ids = [...versions.keys()];
    return { position, ids, versions: [...versions.values()], seen, terms, bands: bands.map(String) };
  });
  return sql`
    SELECT asked.position, NOT EXISTS (
        SELECT FROM unnest(asked.ids, asked.versions) AS read (id, version)
        WHERE read.version IS DISTINCT FROM (SELECT l.version FROM storylines l WHERE l.id = read.id))
      AND NOT EXISTS (
        SELECT FROM storyline_members m WHERE m.no > asked.seen
          AND (m.terms && asked.terms OR m.bands && asked.bands)) AS is_valid
    FROM json_to_recordset(${rowsOf(asked)})
      AS asked (position int, ids uuid[], versions int[], seen bigint, terms int[], bands bigint[])`;
}
