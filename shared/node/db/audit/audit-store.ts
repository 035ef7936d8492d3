import sql, { join, type Sql } from 'sql-template-tag';
import { v7 as newId } from 'uuid';
import type { AuditEntry, AuditQuery } from '../../../contract/audit-schema.ts';
import type { AuditAction } from '../../../domain/audit-actions.ts';
import type { Queryable } from '../database.ts';

/** Who acts, and from where. */
export interface Actor {
  /** The id of the key, or of the person. */
  callerId: string;
  via: 'key' | 'session';
  address: string | null;
}

/** What was done to what. Never holds a key, a password or another secret. */
export interface AdminAct {
  action: AuditAction;
  target: { type: string; id: string; name?: string | null };
  reason?: string;
  before?: object | undefined;
  after?: object | undefined;
}

/** Records an administrative act; call this in the transaction of the act. */
export async function recordAct(tx: Queryable, actor: Actor, act: AdminAct): Promise<void> {
  const { action, target, reason = null, before, after } = act;
  await tx.query(sql`
    INSERT INTO audit_log (id, key_id, key_name, person_id, person_name, publisher_id, publisher_name, via, address,
      action, target_type, target_id, target_name, reason, before, after)
    SELECT ${newId()}, caller.key_id, caller.key_name, caller.person_id, caller.person_name, p.id, p.name, ${actor.via},
      ${actor.address}, ${action}, ${target.type}, ${target.id}, ${target.name ?? null}, ${reason},
      ${jsonOf(before)}::jsonb, ${jsonOf(after)}::jsonb
    FROM (
      SELECT id AS key_id, CASE WHEN preset THEN 'NEWSWIRE_ADMIN_KEY' ELSE name END AS key_name,
        NULL::uuid AS person_id, NULL AS person_name, publisher_id
      FROM api_keys WHERE id = ${actor.callerId}
      UNION ALL SELECT NULL, NULL, id, name, publisher_id FROM people WHERE id = ${actor.callerId}) AS caller
    JOIN publishers p ON p.id = caller.publisher_id`);
}

interface AuditRow {
  id: string;
  at: Date;
  key_id: string | null;
  key_name: string | null;
  person_id: string | null;
  person_name: string | null;
  publisher_id: string;
  publisher_name: string;
  via: 'key' | 'session';
  address: string | null;
  action: AuditAction;
  target_type: string;
  target_id: string;
  target_name: string | null;
  reason: string | null;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
}

/** The audit log, newest first. */
export async function listAudit(db: Queryable, query: AuditQuery): Promise<AuditEntry[]> {
  const { rows } = await db.query<AuditRow>(sql`
    SELECT * FROM audit_log WHERE ${join(conditionsOf(query), ' AND ')} ORDER BY id DESC LIMIT ${query.limit}`);
  return rows.map(toEntry);
}

function conditionsOf({ before, since, until, action, key, person, target }: AuditQuery): Sql[] {
  const conditions = [sql`true`];
  if (before !== undefined) conditions.push(sql`id < ${before}`);
  if (since !== undefined) conditions.push(sql`at >= ${since}`);
  if (until !== undefined) conditions.push(sql`at < ${until}`);
  if (action !== undefined) conditions.push(sql`action = ${action}`);
  if (key !== undefined) conditions.push(sql`key_id = ${key}`);
  if (person !== undefined) conditions.push(sql`person_id = ${person}`);
  if (target !== undefined) conditions.push(sql`target_id = ${target}`);
  return conditions;
}

/** Deletes up to `limit` entries from before `cutoff`. */
export async function deleteAuditBefore(db: Queryable, cutoff: Date, limit: number): Promise<number> {
  const { rowCount } = await db.query(sql`
    DELETE FROM audit_log WHERE id IN (SELECT id FROM audit_log WHERE at < ${cutoff} ORDER BY at LIMIT ${limit})`);
  return rowCount ?? 0;
}

/** Empties up to `limit` addresses from before `cutoff`. */
export async function forgetAuditAddressesBefore(db: Queryable, cutoff: Date, limit: number): Promise<number> {
  const { rowCount } = await db.query(sql`
    UPDATE audit_log SET address = NULL WHERE id IN (
      SELECT id FROM audit_log WHERE address IS NOT NULL AND at < ${cutoff} ORDER BY at LIMIT ${limit})`);
  return rowCount ?? 0;
}

function toEntry(row: AuditRow): AuditEntry {
  return {
    id: row.id,
    at: row.at.toISOString(),
    by: {
      key: row.key_id === null ? null : { id: row.key_id, name: row.key_name },
      person: row.person_id === null ? null : { id: row.person_id, name: row.person_name ?? '' },
      publisher: { id: row.publisher_id, name: row.publisher_name },
      via: row.via,
    },
    address: row.address,
    action: row.action,
    target: { type: row.target_type, id: row.target_id, name: row.target_name },
    reason: row.reason,
    before: row.before,
    after: row.after,
  };
}

function jsonOf(value: object | undefined): string | null {
  return value === undefined ? null : JSON.stringify(value);
}
