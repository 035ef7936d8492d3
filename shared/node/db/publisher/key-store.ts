import sql from 'sql-template-tag';
import type { ApiKey } from '../../../contract/key-shapes.ts';
import type { Scope } from '../../../domain/scope.ts';
import type { Queryable } from '../database.ts';
import { prepared } from '../prepared.ts';

export interface KeyRecord {
  id: string;
  hash: Buffer;
  publisherId: string;
  scopes: Scope[];
  revoked: boolean;
  /** True when its use should be noted: it was not, or more than an hour ago. */
  isUseOld: boolean;
}

interface KeyRow {
  id: string;
  hash: Buffer;
  publisher_id: string;
  scopes: Scope[];
  revoked_at: Date | null;
  is_use_old: boolean;
}

/** More keys than anybody looks through. */
const LISTED_MAX = 1_000;
const USE_IS_OLD = sql`(last_used_at IS NULL OR last_used_at < now() - interval '1 hour') AS is_use_old`;

/** The key with this hash, even if revoked; undefined when there is none. */
export async function findKey(db: Queryable, hash: Buffer): Promise<KeyRecord | undefined> {
  const { rows } = await db.query<KeyRow>(
    prepared(
      'find-key',
      sql`SELECT id, hash, publisher_id, scopes, revoked_at, ${USE_IS_OLD} FROM api_keys WHERE hash = ${hash}`,
    ),
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
    isUseOld: row.is_use_old,
  };
}

/** Notes that a key is in use, to the hour. */
export async function noteKeyUse(db: Queryable, id: string): Promise<void> {
  await db.query(sql`
    UPDATE api_keys SET last_used_at = now()
    WHERE id = ${id} AND (last_used_at IS NULL OR last_used_at < now() - interval '1 hour')`);
}

/** The keys of a publisher, or of all, by publisher and age; at most 1,000. */
export async function listKeys(db: Queryable, publisherId: string | undefined): Promise<ApiKey[]> {
  const { rows } = await db.query<ListedRow>(sql`
    SELECT k.id, k.name, k.scopes, k.preset, k.created_at, k.last_used_at, k.revoked_at, k.publisher_id,
      p.name AS publisher_name
    FROM api_keys k JOIN publishers p ON p.id = k.publisher_id
    WHERE ${publisherId === undefined ? sql`true` : sql`k.publisher_id = ${publisherId}`}
    ORDER BY p.name, k.created_at, k.id LIMIT ${LISTED_MAX}`);
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    publisher: { id: row.publisher_id, name: row.publisher_name },
    scopes: row.scopes,
    isPreset: row.preset,
    createdAt: row.created_at.toISOString(),
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
    revokedAt: row.revoked_at?.toISOString() ?? null,
  }));
}

interface ListedRow {
  id: string;
  name: string | null;
  scopes: Scope[];
  preset: boolean;
  created_at: Date;
  last_used_at: Date | null;
  revoked_at: Date | null;
  publisher_id: string;
  publisher_name: string;
}

export async function addKey(
  db: Queryable,
  key: { id: string; publisherId: string; name: string | null; hash: Buffer; scopes: Scope[] },
): Promise<void> {
  await db.query(sql`
    INSERT INTO api_keys (id, publisher_id, name, hash, scopes)
    VALUES (${key.id}, ${key.publisherId}, ${key.name}, ${key.hash}, ${key.scopes})`);
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
    RETURNING id, hash, publisher_id, scopes, revoked_at, ${USE_IS_OLD}`);
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
