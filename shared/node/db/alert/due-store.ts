import sql from 'sql-template-tag';
import type { QuietHours } from '../../../domain/quiet-hours.ts';
import type { Priority } from '../../../domain/story.ts';
import type { Queryable } from '../database.ts';

/** What waits for an address and is due: its flashes, or all else. */
export interface DueAlerts {
  addressId: string;
  isFlash: boolean;
  isUrgent: boolean;
  stories: number;
  quiet: QuietHours | null;
  groupSeconds: number;
  /** When news was last sent there, and when with a flash. */
  newsAt: Date | null;
  flashAt: Date | null;
  /** The time in Postgres, which decides what is due. */
  now: Date;
}

/** A message to send now, with what it takes of what waits. */
export interface NewAlertMessage {
  id: string;
  addressId: string;
  priority: Priority;
  stories: number;
  parts: { isFlash: boolean }[];
}

/** What waits longer. */
export interface PostponedAlerts {
  addressId: string;
  isFlash: boolean;
  until: Date;
}

/** Items that one look may find due, and addresses that it serves. */
const ITEMS_MAX = 1_000;
const ADDRESSES_MAX = 100;

/** Takes the next addresses for which something is due; leaves those that another worker has. */
export async function takeDueAlerts(tx: Queryable): Promise<DueAlerts[]> {
  const { rows: addresses } = await tx.query<{ id: string }>(sql`
    WITH due AS (
      SELECT DISTINCT address_id FROM (
        SELECT address_id FROM alert_items WHERE message_id IS NULL AND due_at <= now() ORDER BY due_at LIMIT ${ITEMS_MAX}
      ) AS first LIMIT ${ADDRESSES_MAX})
    SELECT id FROM alert_addresses WHERE id IN (SELECT address_id FROM due) ORDER BY id FOR UPDATE SKIP LOCKED`);
  if (addresses.length === 0) return [];
  const { rows } = await tx.query<DueAlerts>(sql`
    SELECT i.address_id AS "addressId", i.priority = 'flash' AS "isFlash", bool_or(i.priority = 'urgent') AS "isUrgent",
      count(*)::integer AS stories, a.quiet, a.group_seconds AS "groupSeconds", a.news_at AS "newsAt",
      a.flash_at AS "flashAt", now() AS now
    FROM alert_items i JOIN alert_addresses a ON a.id = i.address_id
    WHERE i.message_id IS NULL AND i.due_at <= now() AND i.address_id = ANY (${addresses.map(({ id }) => id)}::uuid[])
    GROUP BY i.address_id, i.priority = 'flash', a.id`);
  return rows;
}

/** Turns what is due into messages, and notes when each address was told. */
export async function addAlertMessages(tx: Queryable, messages: NewAlertMessage[]): Promise<void> {
  if (messages.length === 0) return;
  await tx.query(sql`
    INSERT INTO alert_messages (id, address_id, kind, priority, stories, status)
    SELECT id, "addressId", 'news', priority, stories, 'waiting'
    FROM jsonb_to_recordset(${JSON.stringify(messages)}::jsonb) AS new (id uuid, "addressId" uuid, priority text,
      stories integer)`);
  const parts = messages.flatMap(({ id, addressId, parts }) =>
    parts.map(({ isFlash }) => ({ id, addressId, isFlash })),
  );
  await tx.query(sql`
    UPDATE alert_items i SET message_id = part.id
    FROM jsonb_to_recordset(${JSON.stringify(parts)}::jsonb) AS part (id uuid, "addressId" uuid, "isFlash" boolean)
    WHERE i.address_id = part."addressId" AND (i.priority = 'flash') = part."isFlash"
      AND i.message_id IS NULL AND i.due_at <= now()`);
  await tx.query(sql`
    UPDATE alert_addresses a SET news_at = now(), flash_at = CASE WHEN told.flash THEN now() ELSE flash_at END
    FROM (SELECT "addressId", bool_or("isFlash") AS flash
      FROM jsonb_to_recordset(${JSON.stringify(parts)}::jsonb) AS part ("addressId" uuid, "isFlash" boolean)
      GROUP BY "addressId") AS told
    WHERE a.id = told."addressId"`);
}

/** Lets what is due wait longer. */
export async function postponeAlerts(tx: Queryable, postponed: PostponedAlerts[]): Promise<void> {
  if (postponed.length === 0) return;
  await tx.query(sql`
    UPDATE alert_items i SET due_at = later.until
    FROM jsonb_to_recordset(${JSON.stringify(postponed)}::jsonb) AS later ("addressId" uuid, "isFlash" boolean,
      until timestamptz)
    WHERE i.address_id = later."addressId" AND (i.priority = 'flash') = later."isFlash"
      AND i.message_id IS NULL AND i.due_at <= now()`);
}
