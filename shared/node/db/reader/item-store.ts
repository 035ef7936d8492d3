import sql from 'sql-template-tag';
import type { CollectionName, SyncItem } from '../../../domain/sync/item.ts';
import type { Queryable } from '../database.ts';

/** What each item takes besides its id and value, about. */
const ROW_BYTES = 64;

/** What a reader has in one collection. */
export interface CollectionUsage {
  collection: CollectionName;
  /** Without deleted ones. */
  items: number;
  bytes: number;
}

/** Saves items under the reader's next version; of each the last write wins. */
export async function putItems(
  tx: Queryable,
  readerId: string,
  version: number,
  items: readonly SyncItem[],
): Promise<void> {
  await tx.query(sql`
    INSERT INTO reader_items AS held (reader_id, collection, id, value, clock, version)
    SELECT ${readerId}, collection, id, value, clock, ${version}
    FROM unnest(${items.map(({ collection }) => collection)}::text[], ${items.map(({ id }) => id)}::text[],
      ${items.map(({ value }) => value)}::text[], ${items.map(({ clock }) => clock)}::text[])
      AS sent (collection, id, value, clock)
    ON CONFLICT (reader_id, collection, id) DO UPDATE
    SET value = EXCLUDED.value, clock = EXCLUDED.clock, version = EXCLUDED.version
    WHERE held.clock < EXCLUDED.clock
      OR held.clock = EXCLUDED.clock
        AND coalesce(held.value, '') COLLATE "C" < coalesce(EXCLUDED.value, '') COLLATE "C"`);
}

/** What has changed after a version. */
export async function listItemsSince(db: Queryable, readerId: string, version: number): Promise<SyncItem[]> {
  const { rows } = await db.query<SyncItem>(sql`
    SELECT collection, id, value, clock FROM reader_items WHERE reader_id = ${readerId} AND version > ${version}`);
  return rows;
}

/** How much a reader has. */
export async function readUsage(db: Queryable, readerId: string): Promise<CollectionUsage[]> {
  const { rows } = await db.query<CollectionUsage>(sql`
    SELECT collection, count(value)::int AS items,
      sum(octet_length(id) + coalesce(octet_length(value), 0) + ${ROW_BYTES})::int AS bytes
    FROM reader_items WHERE reader_id = ${readerId} GROUP BY collection`);
  return rows;
}

/** Of a collection, keeps the last written items. */
export async function forgetOldestItems(
  tx: Queryable,
  readerId: string,
  { collection, most }: { collection: CollectionName; most: number },
): Promise<void> {
  await tx.query(sql`
    DELETE FROM reader_items WHERE reader_id = ${readerId} AND collection = ${collection} AND id IN (
      SELECT id FROM reader_items WHERE reader_id = ${readerId} AND collection = ${collection}
      ORDER BY clock DESC, coalesce(value, '') COLLATE "C" DESC, id COLLATE "C" OFFSET ${most})`);
}

/** Keeps the last deletions and remembers which versions no longer tell of all. */
export async function forgetOldDeletions(tx: Queryable, readerId: string, most: number): Promise<void> {
  await tx.query(sql`
    WITH old AS (
      DELETE FROM reader_items WHERE reader_id = ${readerId} AND (collection, id) IN (
        SELECT collection, id FROM reader_items WHERE reader_id = ${readerId} AND value IS NULL
        ORDER BY version DESC OFFSET ${most})
      RETURNING version)
    UPDATE readers SET forgotten_version = greatest(forgotten_version, (SELECT max(version) FROM old))
    WHERE id = ${readerId} AND EXISTS (SELECT FROM old)`);
}
