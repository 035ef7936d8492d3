import sql from 'sql-template-tag';
import type { Scope } from '../../../domain/scope.ts';
import type { Queryable } from '../database.ts';
import { prepared } from '../prepared.ts';

export interface KeyRecord {
  id: string;
  hash: Buffer;
  publisherId: string;
  scopes: Scope[];
  revoked: boolean;
}

interface KeyRow {
  id: string;
  hash: Buffer;
  publisher_id: string;
  scopes: Scope[];
  revoked_at: Date | null;
}

/** The key with this hash, even if revoked; undefined when there is none. */
export async function findKey(db: Queryable, hash: Buffer): Promise<KeyRecord | undefined> {
  const { rows } = await db.query<KeyRow>(
    prepared('find-key', sql`SELECT id, hash, publisher_id, scopes, revoked_at FROM api_keys WHERE hash = ${hash}`),
  );
  return rows[0] && toKey(rows[0]);
}

function toKey(row: KeyRow): KeyRecord {
  return {
    id: row.id,
    hash: row.hash,
    publisherId: row.publisher_id,
    scopes: row.scopes,
    revoked: row.revoked_at !== null,
  };
}

export async function addKey(
  db: Queryable,
  key: { id: string; publisherId: string; hash: Buffer; scopes: Scope[] },
): Promise<void> {
  await db.query(sql`
    INSERT INTO api_keys (id, publisher_id, hash, scopes)
    VALUES (${key.id}, ${key.publisherId}, ${key.hash}, ${key.scopes})`);
}

/** Adds a preset key and returns the stored one; an existing key only gets the scopes and may stay revoked. */
export async function putPresetKey(
  db: Queryable,
  key: { id: string; publisherId: string; hash: Buffer; scopes: Scope[] },
): Promise<KeyRecord> {
  const { rows } = await db.query<KeyRow>(sql`
    INSERT INTO api_keys (id, publisher_id, hash, scopes, preset)
    VALUES (${key.id}, ${key.publisherId}, ${key.hash}, ${key.scopes}, true)
    ON CONFLICT (hash) DO UPDATE SET scopes = EXCLUDED.scopes
    RETURNING id, hash, publisher_id, scopes, revoked_at`);
  if (!rows[0]) throw new Error('an upserted key is missing');
  return toKey(rows[0]);
}

/** The ids of the other preset keys that are still valid. */
export async function listOtherPresets(db: Queryable, id: string): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    sql`SELECT id FROM api_keys WHERE preset AND revoked_at IS NULL AND id <> ${id} ORDER BY id`,
  );
  return rows.map((row) => row.id);
}

/** Revokes a key immediately and permanently; false for an unknown key. */
export async function revokeKey(db: Queryable, id: string): Promise<boolean> {
  const { rowCount } = await db.query(
    sql`UPDATE api_keys SET revoked_at = coalesce(revoked_at, now()) WHERE id = ${id}`,
  );
  return (rowCount ?? 0) > 0;
}
