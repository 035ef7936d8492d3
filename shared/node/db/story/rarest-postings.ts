import sql, { join } from 'sql-template-tag';
import type { Queryable } from '../database.ts';
import { type Bounds, entriesOf, type Postings, type PostingsKind } from './postings.ts';

/** Newest entries examined per key to estimate their number. */
const PROBED = 64;

/** Postings with the number of entries within the bounds: exact for few entries, otherwise estimated. */
export interface RatedPostings {
  postings: Postings;
  entries: number;
}

/** The postings with the fewest entries. Costs at most `PROBED` index entries per key. */
export async function rarestPostings(
  db: Queryable,
  allPostings: Postings[],
  bounds: Bounds,
): Promise<RatedPostings | undefined> {
  const keysOf = new Map<PostingsKind, Set<string>>();
  for (const { kind, keys } of allPostings) keysOf.set(kind, new Set([...(keysOf.get(kind) ?? []), ...keys]));
  const probes = [...keysOf].map(
    ([kind, keys]) => sql`
      SELECT ${kind}::text AS kind, k.key, count(*) AS entries, min(e.seq) AS least
      FROM unnest(${[...keys]}::text[]) AS k (key)
      CROSS JOIN LATERAL (${entriesOf(kind, sql`k.key`, bounds, PROBED)}) AS e GROUP BY k.key`,
  );
  const { rows } = await db.query<{
    kind: PostingsKind;
    key: string;
    entries: number;
    least: number;
    newest: number;
  }>(sql`
    SELECT probe.*, wire.last_seq AS newest FROM (${join(probes, ' UNION ALL ')}) AS probe CROSS JOIN wire`);
  const weights = new Map(
    rows.map(({ kind, key, entries, least, newest }) => {
      const top = Math.min(bounds.below, newest + 1);
      const total = entries < PROBED ? entries : (entries * (top - bounds.above)) / (top - least);
      return [`${kind} ${key}`, total];
    }),
  );
  const rated = allPostings.map((postings) => ({
    postings,
    entries: postings.keys.reduce((sum, key) => sum + (weights.get(`${postings.kind} ${key}`) ?? 0), 0),
  }));
  return rated.sort((one, other) => one.entries - other.entries)[0];
}
