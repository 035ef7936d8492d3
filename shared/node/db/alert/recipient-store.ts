import sql from 'sql-template-tag';
import type { Priority } from '../../../domain/story.ts';
import type { Queryable } from '../database.ts';
import type { Mutes } from '../push/subscription-store.ts';

/** An address with a matching rule, and what decides whether to tell it. */
export interface AlertRecipient {
  addressId: string;
  filterId: string;
  rule: string;
  independent: number;
  onlyNew: boolean;
  mutes: Mutes;
}

/** What an address is alerted to. */
export interface AlertItem {
  addressId: string;
  eventSeq: number;
  kind: 'story' | 'retracted' | 'corrected';
  storyId: string;
  storylineId: string;
  priority: Priority;
  rule: string;
}

/** The confirmed addresses with one of these filters; each one's rules are in order. */
export async function findAlertRecipients(db: Queryable, filterIds: string[]): Promise<AlertRecipient[]> {
  const { rows } = await db.query<AlertRecipient>(sql`
    SELECT r.address_id AS "addressId", r.filter_id AS "filterId", r.name AS rule, r.independent,
      r.only_new AS "onlyNew", a.mutes
    FROM alert_rules r JOIN alert_addresses a ON a.id = r.address_id
    WHERE r.filter_id = ANY (${filterIds}) AND a.confirmed_at IS NOT NULL AND a.ended IS NULL
    ORDER BY r.address_id, r.no`);
  return rows;
}

/** The alerts about these storylines that these addresses have had or will get. */
export async function findToldOf(
  db: Queryable,
  addressIds: string[],
  storylineIds: string[],
): Promise<Pick<AlertItem, 'addressId' | 'storylineId' | 'priority'>[]> {
  const { rows } = await db.query<Pick<AlertItem, 'addressId' | 'storylineId' | 'priority'>>(sql`
    SELECT address_id AS "addressId", storyline_id AS "storylineId", priority FROM alert_items
    WHERE storyline_id = ANY (${storylineIds}::uuid[]) AND address_id = ANY (${addressIds}::uuid[]) AND kind = 'story'`);
  return rows;
}

/** Adds alerts for addresses; skips those that exist already. */
export async function addAlertItems(tx: Queryable, items: AlertItem[]): Promise<void> {
  if (items.length === 0) return;
  await tx.query(sql`
    INSERT INTO alert_items (address_id, event_seq, kind, story_id, storyline_id, priority, rule)
    SELECT "addressId", "eventSeq", kind, "storyId", "storylineId", priority, rule
    FROM jsonb_to_recordset(${JSON.stringify(items)}::jsonb) AS new ("addressId" uuid, "eventSeq" bigint, kind text,
      "storyId" uuid, "storylineId" uuid, priority text, rule text)
    ON CONFLICT DO NOTHING`);
}

/** Takes back what waits about a story; returns what addresses were sent about it, once for each. */
export async function withdrawAlerts(tx: Queryable, storyId: string): Promise<Omit<AlertItem, 'eventSeq' | 'kind'>[]> {
  await tx.query(
    sql`DELETE FROM alert_items WHERE story_id = ${storyId} AND kind <> 'retracted' AND message_id IS NULL`,
  );
  return findSent(tx, storyId);
}

/** What addresses were sent about a story, once for each. */
export async function findSent(tx: Queryable, storyId: string): Promise<Omit<AlertItem, 'eventSeq' | 'kind'>[]> {
  const { rows } = await tx.query<Omit<AlertItem, 'eventSeq' | 'kind'>>(sql`
    SELECT DISTINCT ON (i.address_id) i.address_id AS "addressId", i.story_id AS "storyId",
      i.storyline_id AS "storylineId", i.priority, i.rule
    FROM alert_items i JOIN alert_messages m ON m.id = i.message_id AND m.status IN ('sending', 'sent')
    WHERE i.story_id = ${storyId} AND i.kind = 'story'`);
  return rows;
}

/** Deletes items that were settled before the cutoff; returns how many. */
export async function deleteAlertItemsBefore(db: Queryable, cutoff: Date, limit: number): Promise<number> {
  const { rowCount } = await db.query(sql`
    DELETE FROM alert_items WHERE (address_id, event_seq) IN (
      SELECT address_id, event_seq FROM alert_items WHERE created_at < ${cutoff} AND message_id IS NOT NULL
      LIMIT ${limit})`);
  return rowCount ?? 0;
}
