import sql, { type Sql } from 'sql-template-tag';
import type { Queryable } from './database.ts';
import { rowsOf, timeOf } from './literals.ts';
import { prepared } from './prepared.ts';

/** Stories that the index names, at most. */
const NEAR_STORIES = 30;
/** Newest stories that are looked at for one term, and newest ones that speak for their storyline. */
const NEWEST_PER_TERM = 100;
const NEWEST_PER_LINE = 12;
const NEWEST_PER_BAND = 20;

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
 * For each of these stories, the stories of all storylines that share weighty terms or a band of the signature with it,
 * and of the storyline that it is in already: the newest ones of each, and those whose text may be the same. Indexes are
 * asked, never all stories. `LATERAL … OFFSET 0` holds Postgres to looking up one row after the other: a plan that was
 * made while the tables were small would else read them whole later on.
 */
export async function findNearMembers(tx: Queryable, questions: NearQuestion[]): Promise<NearAnswer[]> {
  const asked = questions.map(({ from, to, bands, ...question }, place) => ({
    ...question,
    place,
    from: timeOf(from),
    to: timeOf(to),
    bands: bands.map(String),
  }));
  const { rows } = await tx.query<
    (NearMember | { [Column in keyof NearMember]: null }) & { place: number; seen: number }
  >(
    prepared(
      'near-members',
      sql`
    SELECT asked.place, newest.seen, told.*
    FROM json_to_recordset(${rowsOf(asked)}) AS asked (place int, "storyId" uuid, "publisherId" uuid,
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
          WHERE p.storyline_id = l.id AND p.publisher_id = asked."publisherId" AND p.standing) AS has_publisher
        FROM named CROSS JOIN LATERAL (SELECT * FROM storylines WHERE id = named.id OFFSET 0) AS l
      ), members AS (
        SELECT m.* FROM lines CROSS JOIN LATERAL (
          SELECT storyline_id, story_id, no, at, copy_of FROM storyline_members
          WHERE storyline_id = lines.id AND standing ORDER BY at DESC, story_id LIMIT ${NEWEST_PER_LINE}) AS m
        UNION
        SELECT m.* FROM alike CROSS JOIN LATERAL (
          SELECT storyline_id, story_id, no, at, copy_of FROM storyline_members
          WHERE story_id = alike.story_id AND standing OFFSET 0) AS m
      )
      SELECT l.id AS line_id, l.version, l.stories, l.publishers, l.pair_sum, l.pair_count, l.apart, l.has_publisher,
        m.story_id, m.no, (extract(epoch FROM m.at) * 1000)::float8 AS at, m.copy_of, near.score,
        CASE WHEN alike.story_id IS NOT NULL
          THEN (SELECT signature FROM storyline_members WHERE story_id = alike.story_id) END AS signature
      FROM members m JOIN lines l ON l.id = m.storyline_id
      LEFT JOIN near ON near.story_id = m.story_id LEFT JOIN alike ON alike.story_id = m.story_id
    ) AS told ON true ORDER BY asked.place, told.line_id, told.story_id`,
    ),
  );
  const answers = questions.map((): NearAnswer => ({ seen: rows[0]?.seen ?? 0, members: [] }));
  for (const { place, seen: _seen, ...row } of rows) if (row.story_id !== null) answers[place]?.members.push(row);
  return answers;
}

/** An answer with the question that it was given to. */
interface Told {
  question: NearQuestion;
  answer: NearAnswer;
}

/** Which answers are still what `findNearMembers` would say: nothing that matters was written since. */
export async function stillHold(tx: Queryable, told: Told[]): Promise<boolean[]> {
  const { rows } = await tx.query<{ holds: boolean }>(
    prepared('still-hold', sql`SELECT holds FROM (${whichHold(told)}) AS told ORDER BY place`),
  );
  return rows.map(({ holds }) => holds);
}

/** Fails with `isStale` unless all answers still hold: for a transaction that has sent already what rests on them. */
export async function assertHold(tx: Queryable, told: Told[]): Promise<void> {
  await tx.query(prepared('assert-hold', sql`SELECT assert_hold(bool_and(holds)) FROM (${whichHold(told)}) AS told`));
}

const SERIALIZATION_FAILURE = '40001';

/** True when a transaction rested on what has changed meanwhile; anew it may succeed. */
export function isStale(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === SERIALIZATION_FAILURE;
}

function whichHold(told: Told[]): Sql {
  const asked = told.map(({ question, answer }, place) => {
    const versions = new Map(answer.members.map((member) => [member.line_id, member.version]));
    const { terms, bands } = question;
    const { seen } = answer;
    return {
      place,
      ids: [...versions.keys()],
      versions: [...versions.values()],
      seen,
      terms,
      bands: bands.map(String),
    };
  });
  return sql`
    SELECT asked.place, NOT EXISTS (
        SELECT FROM unnest(asked.ids, asked.versions) AS told (id, version)
        WHERE told.version IS DISTINCT FROM (SELECT l.version FROM storylines l WHERE l.id = told.id))
      AND NOT EXISTS (
        SELECT FROM storyline_members m WHERE m.no > asked.seen
          AND (m.terms && asked.terms OR m.bands && asked.bands)) AS holds
    FROM json_to_recordset(${rowsOf(asked)})
      AS asked (place int, ids uuid[], versions int[], seen bigint, terms int[], bands bigint[])`;
}
