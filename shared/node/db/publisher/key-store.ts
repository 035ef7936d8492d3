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
  expired: boolean;
  /** Whether its publisher is disabled. */
  disabled: boolean;
  /** True when its use should be noted: it was not, or more than an hour ago. */
  isUseOld: boolean;
}

interface KeyRow {
  id: string;
  hash: Buffer;
  publisher_id: string;
  scopes: Scope[];
  revoked_at: Date | null;
  is_expired: boolean;
  is_disabled: boolean;
  is_use_old: boolean;
}

/** More keys than anybody looks through. */
const LISTED_MAX = 1_000;
const COLUMNS = sql`id, hash, publisher_id, scopes, revoked_at, coalesce(expires_at <= now(), false) AS is_expired,
  EXISTS (SELECT FROM publishers p WHERE p.id = publisher_id AND p.disabled_at IS NOT NULL) AS is_disabled,
  (last_used_at IS NULL OR last_used_at < now() - interval '1 hour') AS is_use_old`;

/** The key with this hash, even if revoked; undefined when there is none. */
export async function findKey(db: Queryable, hash: Buffer): Promise<KeyRecord | undefined> {
  const { rows } = await db.query<KeyRow>(
    prepared('find-key', sql`SELECT ${COLUMNS} FROM api_keys WHERE hash = ${hash}`),
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
    expired: row.is_expired,
    disabled: row.is_disabled,
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
    SELECT k.id, k.name, k.scopes, k.preset, k.created_at, k.last_used_at, k.revoked_at, k.expires_at, k.replaced_by,
      k.publisher_id,
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
    expiresAt: row.expires_at?.toISOString() ?? null,
    replacedBy: row.replaced_by,
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
  expires_at: Date | null;
  replaced_by: string | null;
  publisher_id: string;
  publisher_name: string;
}

export async function addKey(
  db: Queryable,
  key: {
    id: string;
    publisherId: string;
    name: string | null;
    hash: Buffer;
    scopes: Scope[];
    expiresAt: string | null;
  },
): Promise<void> {
  await db.query(sql`
    INSERT INTO api_keys (id, publisher_id, name, hash, scopes, expires_at)
    VALUES (${key.id}, ${key.publisherId}, ${key.name}, ${key.hash}, ${key.scopes}, ${key.expiresAt})`);
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
    RETURNING ${COLUMNS}`);
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

/** A key that an operator changes, locked until the transaction ends; undefined for an unknown one. */
export async function lockKey(tx: Queryable, id: string): Promise<LockedKey | undefined> {
  const { rows } = await tx.query<LockedKey>(sql`
    SELECT id, name, publisher_id AS "publisherId", scopes, preset AS "isPreset", replaced_by AS "replacedBy",
      revoked_at IS NULL AND (expires_at IS NULL OR expires_at > now()) AS works
    FROM api_keys WHERE id = ${id} FOR UPDATE`);
  return rows[0];
}

interface LockedKey {
  id: string;
  name: string | null;
  publisherId: string;
  scopes: Scope[];
  isPreset: boolean;
  replacedBy: string | null;
  works: boolean;
}

/** Has a key end `overlapHours` from now, or when it would have anyway; returns when. */
export async function replaceKey(tx: Queryable, id: string, by: string, overlapHours: number): Promise<Date> {
  const { rows } = await tx.query<{ expires_at: Date }>(sql`
    UPDATE api_keys SET replaced_by = ${by}, expires_at = least(expires_at, now() + ${overlapHours} * interval '1 hour')
    WHERE id = ${id} RETURNING expires_at`);
  if (!rows[0]) throw new Error('a locked key is missing');
  return rows[0].expires_at;
}

/** Revokes a key immediately and permanently; one that was revoked before keeps its time. */
export async function revokeKey(db: Queryable, id: string): Promise<void> {
  await db.query(sql`UPDATE api_keys SET revoked_at = coalesce(revoked_at, now()) WHERE id = ${id}`);
}
