import sql from 'sql-template-tag';
import type { Queryable } from './database.ts';

export interface KeptAnswer {
  fingerprint: Buffer;
  answer: unknown;
}

/**
 * Claims an idempotency key inside the caller's transaction; a second request with the key waits here until the first
 * has committed. Returns undefined when the key is ours now, else what the first request was and what it was told.
 */
export async function claimIdempotencyKey(
  tx: Queryable,
  publisherId: string,
  key: string,
  fingerprint: Buffer,
): Promise<KeptAnswer | undefined> {
  const { rowCount } = await tx.query(sql`
    INSERT INTO idempotency_keys (publisher_id, key, fingerprint) VALUES (${publisherId}, ${key}, ${fingerprint})
    ON CONFLICT DO NOTHING`);
  return rowCount === 1 ? undefined : findKeptAnswer(tx, publisherId, key);
}

/** What the first request with this key was, and what it was told; undefined when there was none. */
export async function findKeptAnswer(db: Queryable, publisherId: string, key: string): Promise<KeptAnswer | undefined> {
  const { rows } = await db.query<KeptAnswer>(sql`
    SELECT fingerprint, answer FROM idempotency_keys WHERE publisher_id = ${publisherId} AND key = ${key}`);
  return rows[0];
}

/** Keeps what the request was told, for whoever repeats it. */
export async function keepAnswer(tx: Queryable, publisherId: string, key: string, answer: unknown): Promise<void> {
  await tx.query(sql`
    UPDATE idempotency_keys SET answer = ${JSON.stringify(answer)}
    WHERE publisher_id = ${publisherId} AND key = ${key}`);
}

/** Forgets up to `limit` keys that are older than `cutoff`; returns how many. */
export async function deleteIdempotencyKeysBefore(db: Queryable, cutoff: Date, limit: number): Promise<number> {
  const { rowCount } = await db.query(sql`
    DELETE FROM idempotency_keys WHERE (publisher_id, key) IN (
      SELECT publisher_id, key FROM idempotency_keys WHERE created_at < ${cutoff} LIMIT ${limit})`);
  return rowCount ?? 0;
}
