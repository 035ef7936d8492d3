import sql, { join } from 'sql-template-tag';
import type { Queryable } from './database.ts';
import { type Bounds, entriesOf, type Shelf, type ShelfKind } from './shelf.ts';

/** So many of the newest entries under a key are looked at to say how many there are. */
const PROBED = 64;

/** A shelf with the number of its entries within the bounds: exact where they are few, else estimated. */
export interface RatedShelf {
  shelf: Shelf;
  entries: number;
}

/** The shelf with fewest entries. Costs `PROBED` index entries for each key at most. */
export async function rarestShelf(db: Queryable, shelves: Shelf[], bounds: Bounds): Promise<RatedShelf | undefined> {
  const keysOf = new Map<ShelfKind, Set<string>>();
  for (const { kind, keys } of shelves) keysOf.set(kind, new Set([...(keysOf.get(kind) ?? []), ...keys]));
  const probes = [...keysOf].map(
    ([kind, keys]) => sql`
      SELECT ${kind}::text AS kind, k.key, count(*) AS entries, min(e.seq) AS least
      FROM unnest(${[...keys]}::text[]) AS k (key)
      CROSS JOIN LATERAL (${entriesOf(kind, sql`k.key`, bounds, PROBED)}) AS e GROUP BY k.key`,
  );
  const { rows } = await db.query<{ kind: ShelfKind; key: string; entries: number; least: number; newest: number }>(sql`
    SELECT probe.*, wire.last_seq AS newest FROM (${join(probes, ' UNION ALL ')}) AS probe CROSS JOIN wire`);
  const weights = new Map(
    rows.map(({ kind, key, entries, least, newest }) => {
      const top = Math.min(bounds.below, newest + 1);
      const total = entries < PROBED ? entries : (entries * (top - bounds.above)) / (top - least);
      return [`${kind} ${key}`, total];
    }),
  );
  const rated = shelves.map((shelf) => ({
    shelf,
    entries: shelf.keys.reduce((sum, key) => sum + (weights.get(`${shelf.kind} ${key}`) ?? 0), 0),
  }));
  return rated.sort((one, other) => one.entries - other.entries)[0];
}
