import sql, { type Sql } from 'sql-template-tag';
import type { Queryable } from './database.ts';
import { type Bounds, entriesOf, type Shelf } from './shelf.ts';

/** When one round has found too little, the next looks at so many times as many entries. */
const GROWTH = 4;

/** The numbers of stories that match, the newest first. */
export interface Matches {
  seqs: number[];
  /** All that match from here up were looked at, and not all below; undefined when there is nothing more. */
  reached: number | undefined;
}

interface Walk {
  shelf: Shelf;
  bounds: Bounds;
  /** What has to hold for a story `s`. */
  condition: Sql;
  /** How many are wanted. */
  limit: number;
  /** How many entries may be looked at. */
  entries: number;
}

/**
 * Goes along a shelf, newest first, until enough stories match, nothing is left, or the allowed number of entries was
 * looked at. Of several keys the same number of entries is read each time and merged: what they have is complete down to
 * the highest place that one of them has stopped at.
 */
export async function walkShelf(db: Queryable, walk: Walk): Promise<Matches> {
  const { shelf, limit } = walk;
  const seqs: number[] = [];
  let { below } = walk.bounds;
  let left = walk.entries;
  let perKey = limit;
  for (;;) {
    perKey = Math.min(perKey, Math.max(1, Math.floor(left / shelf.keys.length)));
    const round = await readRound(
      db,
      { ...walk, bounds: { ...walk.bounds, below }, limit: limit - seqs.length },
      perKey,
    );
    seqs.push(...round.seqs);
    if (seqs.length >= limit) return { seqs, reached: seqs.at(-1) };
    if (round.floor === undefined) return { seqs, reached: undefined };
    below = round.floor;
    left -= round.entries;
    if (left < shelf.keys.length) return { seqs, reached: below };
    perKey *= GROWTH;
  }
}

async function readRound(
  db: Queryable,
  { shelf, bounds, condition, limit }: Walk,
  perKey: number,
): Promise<{ seqs: number[]; floor: number | undefined; entries: number }> {
  // Each story is looked up by its number: joined freely, Postgres may read all stories instead.
  const { rows } = await db.query<{ seqs: string[]; floor: number | null; entries: number }>(sql`
    WITH entries AS MATERIALIZED (
      SELECT k.key, e.seq FROM unnest(${shelf.keys}::text[]) AS k (key)
      CROSS JOIN LATERAL (${entriesOf(shelf.kind, sql`k.key`, bounds, perKey)}) AS e
    ), stop AS MATERIALIZED (
      SELECT max(least) AS floor FROM (SELECT min(seq) AS least FROM entries GROUP BY key HAVING count(*) >= ${perKey}) AS f
    ), candidates AS MATERIALIZED (
      SELECT DISTINCT seq FROM entries WHERE seq >= coalesce((SELECT floor FROM stop), 0)
    )
    SELECT (SELECT floor FROM stop), (SELECT count(*) FROM entries) AS entries, ARRAY(
      SELECT c.seq FROM (SELECT seq FROM candidates ORDER BY seq DESC) AS c
      CROSS JOIN LATERAL (SELECT FROM stories s WHERE s.seq = c.seq AND ${condition} OFFSET 0) AS hit
      LIMIT ${limit})::text[] AS seqs`);
  const { seqs = [], floor = null, entries = 0 } = rows[0] ?? {};
  return { seqs: seqs.map(Number), floor: floor ?? undefined, entries };
}
