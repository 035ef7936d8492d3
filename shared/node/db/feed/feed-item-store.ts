import sql, { join } from 'sql-template-tag';
import type { Queryable } from '../database.ts';

/** A feed item's hash when it was submitted. */
export interface ItemHash {
  externalId: string;
  hash: Buffer;
}

/** The known hashes of these items of a feed, by external id. */
export async function knownHashes(db: Queryable, feedId: string, externalIds: string[]): Promise<Map<string, Buffer>> {
  const { rows } = await db.query<{ external_id: string; hash: Buffer }>(sql`
    SELECT external_id, hash FROM feed_items WHERE feed_id = ${feedId} AND external_id = ANY(${externalIds})`);
  return new Map(rows.map((row) => [row.external_id, row.hash]));
}

/** Stores the hashes of submitted items for the next poll. */
export async function keepHashes(db: Queryable, feedId: string, items: ItemHash[]): Promise<void> {
  if (items.length === 0) return;
  const rows = items.map(({ externalId, hash }) => sql`(${feedId}::uuid, ${externalId}::text, ${hash}::bytea)`);
  await db.query(sql`
    INSERT INTO feed_items (feed_id, external_id, hash) VALUES ${join(rows)}
    ON CONFLICT (feed_id, external_id) DO UPDATE SET hash = EXCLUDED.hash`);
}
