import sql, { type Sql } from 'sql-template-tag';
import type { Queryable } from '../database.ts';
import { type Bounds, entriesOf, type Postings } from './postings.ts';

/** When a round has found too little, the next examines this many times as many entries. */
const GROWTH = 4;

/** The numbers of matching stories, newest first. */
export interface Matches {
  seqs: number[];
  /** The search is complete down to this number; undefined when it covered everything. */
  reached: number | undefined;
}

interface Walk {
  postings: Postings;
  bounds: Bounds;
  /** The condition on a story `s`. */
  condition: Sql;
  /** The maximum number of results. */
  limit: number;
  /** The maximum number of entries to examine. */
  entries: number;
  /** How many entries of each key the first round examines; `limit` by default. */
  firstRound?: number;
}

/**
 * Walks postings, newest first, until enough stories match, nothing is left, or the allowed number of entries is used
 * up. With several keys, reads the same number of entries of each and merges them: the result is complete down to the
 * highest number at which a key stopped.
 */
export async function scanPostings(db: Queryable, walk: Walk): Promise<Matches> {
  const { postings, limit } = walk;
  const seqs: number[] = [];
  let { below } = walk.bounds;
  let left = walk.entries;
  let perKey = walk.firstRound ?? limit;
  for (;;) {
    perKey = Math.min(perKey, Math.max(1, Math.floor(left / postings.keys.length)));
    const part = { ...walk, bounds: { ...walk.bounds, below }, limit: limit - seqs.length };
    const round = await (postings.kind === 'everything' ? readStretch : readRound)(db, part, perKey);
    seqs.push(...round.seqs);
    if (seqs.length >= limit) return { seqs, reached: seqs.at(-1) };
    if (round.floor === undefined) return { seqs, reached: undefined };
    below = round.floor;
    left -= round.entries;
    if (left < postings.keys.length) return { seqs, reached: below };
    perKey *= GROWTH;
  }
}

/** What one round found, and down to which number; `floor` is undefined when nothing is left. */
interface Round {
  seqs: number[];
  floor: number | undefined;
  entries: number;
}

interface RoundRow {
  seqs: string[];
  floor: number | null;
  entries: number;
}

/** Reads all stories of a stretch of the wire, which lie side by side: about four times as fast as one by one. */
async function readStretch(db: Queryable, { bounds, condition, limit }: Walk, entries: number): Promise<Round> {
  const within = sql`s.seq < ${bounds.below} AND s.seq > ${bounds.above}`;
  // `OFFSET 0` keeps Postgres from using another index for the condition.
  const { rows } = await db.query<RoundRow>(sql`
    WITH stop AS MATERIALIZED (
      SELECT s.seq AS floor FROM stories s WHERE ${within} ORDER BY s.seq DESC LIMIT 1 OFFSET ${entries - 1}
    )
    SELECT (SELECT floor FROM stop), ${entries}::int AS entries, ARRAY(
      SELECT s.seq FROM (
        SELECT * FROM stories s WHERE ${within} AND s.seq >= coalesce((SELECT floor FROM stop), 0)
        ORDER BY s.seq DESC OFFSET 0) AS s
      WHERE ${condition} LIMIT ${limit})::text[] AS seqs`);
  return roundOf(rows[0]);
}

async function readRound(db: Queryable, { postings, bounds, condition, limit }: Walk, perKey: number): Promise<Round> {
  // `LATERAL … OFFSET 0` looks up each story by its number; with a plain join, Postgres may scan all stories.
  const { rows } = await db.query<RoundRow>(sql`
    WITH entries AS MATERIALIZED (
      SELECT k.key, e.seq FROM unnest(${postings.keys}::text[]) AS k (key)
      CROSS JOIN LATERAL (${entriesOf(postings.kind, sql`k.key`, bounds, perKey)}) AS e
    ), stop AS MATERIALIZED (
      SELECT max(least) AS floor FROM (SELECT min(seq) AS least FROM entries GROUP BY key HAVING count(*) >= ${perKey}) AS f
    ), candidates AS MATERIALIZED (
      SELECT DISTINCT seq FROM entries WHERE seq >= coalesce((SELECT floor FROM stop), 0)
    )
    SELECT (SELECT floor FROM stop), (SELECT count(*) FROM entries) AS entries, ARRAY(
      SELECT c.seq FROM (SELECT seq FROM candidates ORDER BY seq DESC) AS c
      CROSS JOIN LATERAL (SELECT FROM stories s WHERE s.seq = c.seq AND ${condition} OFFSET 0) AS hit
      LIMIT ${limit})::text[] AS seqs`);
  return roundOf(rows[0]);
}

function roundOf(row: RoundRow | undefined): Round {
  const { seqs, floor, entries } = row ?? { seqs: [], floor: null, entries: 0 };
  return { seqs: seqs.map(Number), floor: floor ?? undefined, entries };
}
