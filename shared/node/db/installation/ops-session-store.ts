import sql from 'sql-template-tag';
import type { Scope } from '../../../domain/scope.ts';
import type { Queryable } from '../database.ts';

interface SessionRow {
  key_id: string;
  publisher_id: string;
  scopes: Scope[];
  is_disabled: boolean;
}

/** Begins a session for this key that lasts `lastsMs`; deletes expired ones. */
export async function addOpsSession(
  db: Queryable,
  session: { id: string; keyId: string; lastsMs: number },
): Promise<void> {
  await db.query(sql`DELETE FROM ops_sessions WHERE expires_at < now()`);
  await db.query(sql`
    INSERT INTO ops_sessions (id, key_id, expires_at)
    VALUES (${session.id}, ${session.keyId}, now() + ${session.lastsMs} * interval '1 millisecond')`);
}

/** The session's publisher; undefined when it has ended or expired, or its key was revoked. */
export async function findOpsSession(
  db: Queryable,
  id: string,
): Promise<{ keyId: string; publisherId: string; scopes: Scope[]; isDisabled: boolean } | undefined> {
  const { rows } = await db.query<SessionRow>(sql`
    SELECT k.id AS key_id, k.publisher_id, k.scopes, p.disabled_at IS NOT NULL AS is_disabled
    FROM ops_sessions s JOIN api_keys k ON k.id = s.key_id JOIN publishers p ON p.id = k.publisher_id
    WHERE s.id = ${id} AND s.expires_at > now() AND k.revoked_at IS NULL
      AND (k.expires_at IS NULL OR k.expires_at > now())`);
  const [row] = rows;
  return row && { keyId: row.key_id, publisherId: row.publisher_id, scopes: row.scopes, isDisabled: row.is_disabled };
}

/** Ends a session on every server. */
export async function deleteOpsSession(db: Queryable, id: string): Promise<void> {
  await db.query(sql`DELETE FROM ops_sessions WHERE id = ${id}`);
}
