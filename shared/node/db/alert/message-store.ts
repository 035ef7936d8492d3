import sql from 'sql-template-tag';
import type { AlertDelivery, AlertKind } from '../../../contract/alert-schema.ts';
import type { Language } from '../../../domain/languages.ts';
import type { QuietHours } from '../../../domain/quiet-hours.ts';
import type { Priority } from '../../../domain/story.ts';
import type { Queryable } from '../database.ts';

/** A message to be sent, with its address. */
export interface OutgoingAlert {
  id: string;
  kind: AlertDelivery['kind'];
  priority: Priority;
  /** True when a worker began to send it and has not said how that ended. */
  isBegun: boolean;
  addressId: string;
  addressKind: AlertKind;
  address: string;
  owner: string;
  confirmCode: string;
  unsubscribeCode: string;
  secret: string;
  quiet: QuietHours | null;
  language: Language;
}

/** Adds a test, or a request to confirm. */
export async function addPlainMessage(
  tx: Queryable,
  message: { id: string; addressId: string; kind: 'confirm' | 'test' },
): Promise<void> {
  await tx.query(sql`
    INSERT INTO alert_messages (id, address_id, kind, priority, status)
    VALUES (${message.id}, ${message.addressId}, ${message.kind}, 'urgent', 'waiting')`);
}

/** How many tests an address has had within the last minute and day. */
export async function countTests(db: Queryable, addressId: string): Promise<{ minute: number; day: number }> {
  const { rows } = await db.query<{ minute: number; day: number }>(sql`
    SELECT count(*) FILTER (WHERE created_at > now() - interval '1 minute') AS minute, count(*) AS day
    FROM alert_messages
    WHERE address_id = ${addressId} AND kind = 'test' AND created_at > now() - interval '1 day'`);
  return rows[0] ?? { minute: 0, day: 0 };
}

/** The newest messages to an address. */
export async function listAlertDeliveries(db: Queryable, addressId: string, limit: number): Promise<AlertDelivery[]> {
  const { rows } = await db.query<Omit<AlertDelivery, 'at'> & { at: Date }>(sql`
    SELECT kind, status, stories, error, settled_at AS at FROM alert_messages
    WHERE address_id = ${addressId} ORDER BY created_at DESC LIMIT ${limit}`);
  return rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }));
}

/**
 * Messages that no worker has in hand: tests and confirmations that were just asked for, and what Redis has lost, which
 * is anything that has waited `lostMs`.
 */
export async function listUnsent(
  db: Queryable,
  lostMs: number,
  limit: number,
): Promise<{ id: string; priority: Priority }[]> {
  const { rows } = await db.query<{ id: string; priority: Priority }>(sql`
    SELECT id, priority FROM alert_messages
    WHERE status = 'waiting' AND (settled_at <= now() - ${lostMs} * interval '1 millisecond'
      OR (kind <> 'news' AND settled_at = created_at))
    ORDER BY settled_at LIMIT ${limit}`);
  return rows;
}

/** Messages that a worker began to send at least `ms` ago and has said nothing about since. */
export async function listStopped(
  db: Queryable,
  ms: number,
  limit: number,
): Promise<{ id: string; priority: Priority }[]> {
  const { rows } = await db.query<{ id: string; priority: Priority }>(sql`
    SELECT id, priority FROM alert_messages
    WHERE status = 'sending' AND settled_at <= now() - ${ms} * interval '1 millisecond' LIMIT ${limit}`);
  return rows;
}

/** A message that is not settled; undefined when it is, or its address was deleted, has ended or is not confirmed. */
export async function findOutgoingAlert(db: Queryable, id: string): Promise<OutgoingAlert | undefined> {
  const { rows } = await db.query<OutgoingAlert>(sql`
    SELECT m.id, m.kind, m.priority, m.status = 'sending' AS "isBegun", a.id AS "addressId", a.kind AS "addressKind",
      a.address, a.owner, a.confirm_code AS "confirmCode", a.unsubscribe_code AS "unsubscribeCode", a.secret, a.quiet,
      a.language
    FROM alert_messages m JOIN alert_addresses a ON a.id = m.address_id
    WHERE m.id = ${id} AND m.status IN ('waiting', 'sending') AND a.ended IS NULL
      AND (a.confirmed_at IS NOT NULL OR m.kind = 'confirm')`);
  return rows[0];
}

/** Claims a message before it is sent; false when another worker has it, or its address is gone. */
export async function beginSending(db: Queryable, id: string): Promise<boolean> {
  const { rowCount } = await db.query(sql`
    UPDATE alert_messages SET status = 'sending', settled_at = now() WHERE id = ${id} AND status = 'waiting'`);
  return (rowCount ?? 0) > 0;
}

/** Notes how sending went: `waiting` when it is tried again. */
export async function settleMessage(
  db: Queryable,
  id: string,
  status: AlertDelivery['status'],
  error: string | null,
  stories?: number,
): Promise<void> {
  await db.query(sql`
    UPDATE alert_messages SET status = ${status}, error = ${error}, settled_at = now(),
      stories = coalesce(${stories ?? null}::integer, stories)
    WHERE id = ${id}`);
}

/** The address took a message, and counts as well. */
export async function noteTaken(db: Queryable, addressId: string): Promise<void> {
  await db.query(sql`UPDATE alert_addresses SET failures = 0 WHERE id = ${addressId} AND failures > 0`);
}

/** The address refused a message; it ends after `most` in a row, or at once. */
export async function noteRefused(db: Queryable, addressId: string, most: number, why: string): Promise<void> {
  await db.query(sql`
    UPDATE alert_addresses SET failures = failures + 1, ended = CASE WHEN failures + 1 >= ${most} THEN ${why} END
    WHERE id = ${addressId}`);
}

/** Gives back what a message would have told, until later, and deletes it. */
export async function putBack(tx: Queryable, id: string, until: Date): Promise<void> {
  await tx.query(sql`UPDATE alert_items SET message_id = NULL, due_at = ${until} WHERE message_id = ${id}`);
  await tx.query(sql`DELETE FROM alert_messages WHERE id = ${id}`);
}

/** Deletes messages that were settled before the cutoff; returns how many. */
export async function deleteMessagesBefore(db: Queryable, cutoff: Date, limit: number): Promise<number> {
  const { rowCount } = await db.query(sql`
    DELETE FROM alert_messages WHERE id IN (
      SELECT id FROM alert_messages WHERE created_at < ${cutoff} AND status IN ('sent', 'failed') LIMIT ${limit})`);
  return rowCount ?? 0;
}
