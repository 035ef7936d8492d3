import sql from 'sql-template-tag';
import type { Language } from '../../../domain/languages.ts';
import type { Priority } from '../../../domain/story.ts';
import type { Queryable } from '../database.ts';

type NotificationKind = 'story' | 'withdrawn' | 'summary' | 'corrected';

export interface NewNotification {
  id: string;
  subscriptionId: string;
  eventSeq: number | null;
  kind: NotificationKind;
  storyIds: string[];
  storylineId: string | null;
  priority: Priority;
  rule: string;
  /** Set when the notification is held until then. */
  heldUntil: Date | null;
}

/** A recent or pending notification of a reader about a storyline. */
export interface RecentNotification {
  subscriptionId: string;
  storylineId: string;
  priority: Priority;
}

/** A notification to be sent, with its destination. */
export interface OutgoingNotification extends Omit<NewNotification, 'eventSeq' | 'heldUntil'> {
  language: Language;
  endpoint: string;
  p256dh: string;
  auth: string;
}

/** Adds notifications; skips those for an event that the reader was already notified of. */
export async function addNotifications(tx: Queryable, notifications: NewNotification[]): Promise<void> {
  if (notifications.length === 0) return;
  await tx.query(sql`
    INSERT INTO push_notifications
      (id, subscription_id, event_seq, kind, story_ids, storyline_id, priority, rule, status, held_until)
    SELECT id, "subscriptionId", "eventSeq", kind, "storyIds", "storylineId", priority, rule,
      CASE WHEN "heldUntil" IS NULL THEN 'waiting' ELSE 'held' END, "heldUntil"
    FROM jsonb_to_recordset(${JSON.stringify(notifications)}::jsonb) AS new (id uuid, "subscriptionId" uuid,
      "eventSeq" bigint, kind text, "storyIds" uuid[], "storylineId" uuid, priority text, rule text,
      "heldUntil" timestamptz)
    ON CONFLICT DO NOTHING`);
}

/** Notifications about these storylines within the last `ms`. */
export async function recentNotifications(
  db: Queryable,
  storylineIds: string[],
  ms: number,
): Promise<RecentNotification[]> {
  const { rows } = await db.query<{ subscription_id: string; storyline_id: string; priority: Priority }>(sql`
    SELECT subscription_id, storyline_id, priority FROM push_notifications
    WHERE storyline_id = ANY (${storylineIds}::uuid[]) AND created_at > now() - ${ms} * interval '1 millisecond'
      AND kind = 'story' AND status <> 'dropped'`);
  return rows.map((row) => ({
    subscriptionId: row.subscription_id,
    storylineId: row.storyline_id,
    priority: row.priority,
  }));
}

/** A reader who was notified of a story, and by which rule. */
export interface Notified {
  subscriptionId: string;
  storylineId: string;
  rule: string;
}

/** Drops unsent notifications about a story; returns the readers who already got one. */
export async function withdrawStory(tx: Queryable, storyId: string): Promise<Notified[]> {
  await tx.query(sql`
    UPDATE push_notifications SET status = 'dropped'
    WHERE story_ids @> ${[storyId]}::uuid[] AND kind IN ('story', 'corrected') AND status IN ('waiting', 'held')`);
  return findNotified(tx, storyId);
}

/** The readers who got a notification of a story. */
export async function findNotified(tx: Queryable, storyId: string): Promise<Notified[]> {
  const { rows } = await tx.query<{ subscription_id: string; storyline_id: string; rule: string }>(sql`
    SELECT DISTINCT ON (subscription_id) subscription_id, storyline_id, rule FROM push_notifications
    WHERE story_ids @> ${[storyId]}::uuid[] AND kind = 'story' AND status = 'sent'`);
  return rows.map((row) => ({
    subscriptionId: row.subscription_id,
    storylineId: row.storyline_id,
    rule: row.rule,
  }));
}

/** Notifications that have waited at least `ms`, oldest first. */
export async function listWaiting(
  db: Queryable,
  ms: number,
  limit: number,
): Promise<{ id: string; priority: Priority }[]> {
  const { rows } = await db.query<{ id: string; priority: Priority }>(sql`
    SELECT id, priority FROM push_notifications
    WHERE status = 'waiting' AND created_at <= now() - ${ms} * interval '1 millisecond'
    ORDER BY created_at LIMIT ${limit}`);
  return rows;
}

/** A waiting notification; undefined when it was deleted, sent or withdrawn. */
export async function findOutgoing(db: Queryable, id: string): Promise<OutgoingNotification | undefined> {
  const { rows } = await db.query<OutgoingNotification>(sql`
    SELECT n.id, n.subscription_id AS "subscriptionId", n.kind, n.story_ids AS "storyIds",
      n.storyline_id AS "storylineId", n.priority, n.rule, s.language, s.endpoint, s.p256dh, s.auth
    FROM push_notifications n JOIN push_subscriptions s ON s.id = n.subscription_id
    WHERE n.id = ${id} AND n.status = 'waiting'`);
  return rows[0];
}

/** Marks a notification as sent; false when it was withdrawn meanwhile. */
export async function markSent(db: Queryable, id: string): Promise<boolean> {
  const { rowCount } = await db.query(sql`
    WITH sent AS (
      UPDATE push_notifications SET status = 'sent' WHERE id = ${id} AND status = 'waiting' RETURNING subscription_id)
    UPDATE push_subscriptions s SET failures = 0, failing_since = NULL, taken_at = now() FROM sent WHERE s.id = sent.subscription_id`);
  return (rowCount ?? 0) > 0;
}

/** Drops a notification, so that it is not sent. */
export async function markDropped(db: Queryable, id: string): Promise<void> {
  await db.query(sql`UPDATE push_notifications SET status = 'dropped' WHERE id = ${id}`);
}

/**
 * Records that the push service refused a notification. Ends the subscription after `most` consecutive refusals if its
 * service has accepted one for another subscription since: a service that refuses everyone refuses us.
 */
export async function markRefused(db: Queryable, id: string, most: number): Promise<void> {
  await db.query(sql`
    WITH refused AS (UPDATE push_notifications SET status = 'dropped' WHERE id = ${id} RETURNING subscription_id)
    UPDATE push_subscriptions s SET failures = failures + 1, failing_since = coalesce(failing_since, now())
    FROM refused WHERE s.id = refused.subscription_id`);
  await db.query(sql`
    DELETE FROM push_subscriptions s WHERE failures >= ${most}
      AND id = (SELECT subscription_id FROM push_notifications WHERE id = ${id})
      AND EXISTS (SELECT FROM push_subscriptions other WHERE other.taken_at > s.failing_since
        AND split_part(other.endpoint, '/', 3) = split_part(s.endpoint, '/', 3))`);
}

/** Deletes notifications that were sent or dropped before the cutoff; returns how many. */
export async function deleteNotificationsBefore(db: Queryable, cutoff: Date, limit: number): Promise<number> {
  const { rowCount } = await db.query(sql`
    DELETE FROM push_notifications WHERE id IN (
      SELECT id FROM push_notifications WHERE created_at < ${cutoff} AND status IN ('sent', 'dropped') LIMIT ${limit})`);
  return rowCount ?? 0;
}
