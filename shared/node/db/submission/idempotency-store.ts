import sql from 'sql-template-tag';
import type { Queryable } from '../database.ts';

export interface KeptAnswer {
  fingerprint: Buffer;
  answer: unknown;
}

/**
 * Claims an idempotency key in the caller's transaction; a second request with the key waits until the first has
 * committed. Returns undefined when the claim succeeded, otherwise the first request's fingerprint and answer.
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

/** The first request with this key and its answer; undefined when there was none. */
export async function findKeptAnswer(db: Queryable, publisherId: string, key: string): Promise<KeptAnswer | undefined> {
  const { rows } = await db.query<KeptAnswer>(sql`
    SELECT fingerprint, answer FROM idempotency_keys WHERE publisher_id = ${publisherId} AND key = ${key}`);
  return rows[0];
}

/** Saves a request's answer for repeated requests. */
export async function keepAnswer(tx: Queryable, publisherId: string, key: string, answer: unknown): Promise<void> {
  await tx.query(sql`
    UPDATE idempotency_keys SET answer = ${JSON.stringify(answer)}
    WHERE publisher_id = ${publisherId} AND key = ${key}`);
}

/** Deletes up to `limit` keys older than `cutoff`; returns how many. */
export async function deleteIdempotencyKeysBefore(db: Queryable, cutoff: Date, limit: number): Promise<number> {
  const { rowCount } = await db.query(sql`
    DELETE FROM idempotency_keys WHERE (publisher_id, key) IN (
      SELECT publisher_id, key FROM idempotency_keys WHERE created_at < ${cutoff} LIMIT ${limit})`);
  return rowCount ?? 0;
}
