import sql, { join, type Sql } from 'sql-template-tag';
import type { Webhook, WebhookEvent, WebhookIn, WebhookPatch } from '../../../contract/webhook-schema.ts';
import type { Filter } from '../../../domain/filter.ts';
import { formatPosition } from '../../../domain/position.ts';
import type { Queryable } from '../database.ts';

interface WebhookRow {
  id: string;
  url: string;
  filter: Filter;
  events: WebhookEvent[];
  status: 'active' | 'disabled';
  reason: string | null;
  seq: number;
  feed_id: string;
  failing_since: Date | null;
  next_at: Date;
  created_at: Date;
}

/** A webhook leased to one worker, the only one to deliver to it until the lease ends. */
export interface LeasedWebhook {
  id: string;
  publisherId: string;
  url: string;
  filter: Filter;
  events: WebhookEvent[];
  secret: string;
  seq: number;
  failures: number;
  lease: string;
}

/** Adds a webhook for events from now on; false when its publisher already has `most`. */
export async function addWebhook(
  db: Queryable,
  webhook: WebhookIn & { id: string; publisherId: string; secret: string },
  most: number,
): Promise<boolean> {
  const { rowCount } = await db.query(sql`
    INSERT INTO webhooks (id, publisher_id, url, filter, events, secret, seq)
    SELECT ${webhook.id}, ${webhook.publisherId}, ${webhook.url}, ${JSON.stringify(webhook.filter)}::jsonb,
      ${webhook.events}, ${webhook.secret}, last_seq FROM wire
    WHERE (SELECT count(*) FROM webhooks WHERE publisher_id = ${webhook.publisherId}) < ${most}`);
  return rowCount === 1;
}

/** A publisher's webhooks, oldest first, or only the one with this id. */
export async function listWebhooks(db: Queryable, publisherId: string, id?: string): Promise<Webhook[]> {
  const { rows } = await db.query<WebhookRow>(sql`
    SELECT h.*, wire.feed_id FROM webhooks h, wire
    WHERE publisher_id = ${publisherId} AND ${id === undefined ? sql`true` : sql`id = ${id}`} ORDER BY id`);
  return rows.map(toWebhook);
}

/** Changes the given settings; false when the publisher has no such webhook. */
export async function changeWebhook(
  db: Queryable,
  publisherId: string,
  id: string,
  patch: WebhookPatch,
): Promise<boolean> {
  const sets: Sql[] = [sql`next_at = now()`];
  if (patch.url !== undefined) sets.push(sql`url = ${patch.url}`);
  if (patch.filter !== undefined) sets.push(sql`filter = ${JSON.stringify(patch.filter)}::jsonb`);
  if (patch.events !== undefined) sets.push(sql`events = ${patch.events}`);
  if (patch.enabled === true) {
    sets.push(sql`status = 'active', reason = NULL, failures = 0, failing_since = NULL`);
  }
  if (patch.enabled === false) sets.push(sql`status = 'disabled', reason = 'Its publisher has disabled it.'`);
  const { rowCount } = await db.query(sql`
    UPDATE webhooks SET ${join(sets)} WHERE id = ${id} AND publisher_id = ${publisherId}`);
  return rowCount === 1;
}

/** Deletes a webhook and its deliveries; false when the publisher has no such webhook. */
export async function deleteWebhook(db: Queryable, publisherId: string, id: string): Promise<boolean> {
  const { rowCount } = await db.query(sql`DELETE FROM webhooks WHERE id = ${id} AND publisher_id = ${publisherId}`);
  return rowCount === 1;
}

/** What all active webhooks want. */
export async function listActiveWebhooks(db: Queryable): Promise<Pick<LeasedWebhook, 'id' | 'filter' | 'events'>[]> {
  const { rows } = await db.query<Pick<LeasedWebhook, 'id' | 'filter' | 'events'>>(
    sql`SELECT id, filter, events FROM webhooks WHERE status = 'active'`,
  );
  return rows;
}

/** Active webhooks with pending events that are due and not leased. */
export async function listDueWebhooks(db: Queryable, limit: number): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(sql`
    SELECT id FROM webhooks, wire
    WHERE status = 'active' AND next_at <= now() AND seq < last_seq
      AND (leased_until IS NULL OR leased_until < now())
    ORDER BY next_at LIMIT ${limit}`);
  return rows.map(({ id }) => id);
}

/** Leases a webhook for `leaseMs`; undefined when it is not due or another worker has it. */
export async function leaseWebhook(
  db: Queryable,
  id: string,
  lease: string,
  leaseMs: number,
): Promise<LeasedWebhook | undefined> {
  const { rows } = await db.query<LeasedWebhook>(sql`
    UPDATE webhooks SET lease = ${lease}, leased_until = now() + ${leaseMs} * interval '1 millisecond'
    WHERE id = ${id} AND status = 'active' AND next_at <= now() AND (leased_until IS NULL OR leased_until < now())
    RETURNING id, publisher_id AS "publisherId", url, filter, events, secret, seq, failures, lease`);
  return rows[0];
}

/** Secret and URL for a requested redelivery; undefined for an unknown webhook. */
export async function findWebhookToSend(
  db: Queryable,
  id: string,
): Promise<Pick<LeasedWebhook, 'id' | 'publisherId' | 'url' | 'secret'> | undefined> {
  const { rows } = await db.query<Pick<LeasedWebhook, 'id' | 'publisherId' | 'url' | 'secret'>>(
    sql`SELECT id, publisher_id AS "publisherId", url, secret FROM webhooks WHERE id = ${id}`,
  );
  return rows[0];
}

/** Marks all events up to `seq` as delivered; false when the lease was lost meanwhile. */
export async function moveWebhook(db: Queryable, { id, lease }: LeasedWebhook, seq: number): Promise<boolean> {
  const { rowCount } = await db.query(sql`
    UPDATE webhooks SET seq = ${seq}, failures = 0, failing_since = NULL
    WHERE id = ${id} AND lease = ${lease}`);
  return rowCount === 1;
}

/** Schedules a retry; after `disableMs` of failures, or at once with `forGood`, disables the webhook instead. */
export async function failWebhook(
  db: Queryable,
  { id, lease }: LeasedWebhook,
  failed: { retryMs: number; disableMs: number; why: string; forGood: boolean },
): Promise<void> {
  await db.query(sql`
    UPDATE webhooks SET failures = failures + 1, failing_since = coalesce(failing_since, now()),
      next_at = now() + ${failed.retryMs} * interval '1 millisecond',
      status = CASE WHEN ${failed.forGood} OR failing_since < now() - ${failed.disableMs} * interval '1 millisecond'
        THEN 'disabled' ELSE status END,
      reason = CASE WHEN ${failed.forGood} OR failing_since < now() - ${failed.disableMs} * interval '1 millisecond'
        THEN ${failed.why} ELSE reason END
    WHERE id = ${id} AND lease = ${lease}`);
}

/** Schedules a retry without counting a failure. */
export async function postponeWebhook(db: Queryable, { id, lease }: LeasedWebhook, ms: number): Promise<void> {
  await db.query(sql`
    UPDATE webhooks SET next_at = now() + ${ms} * interval '1 millisecond' WHERE id = ${id} AND lease = ${lease}`);
}

/** Ends the lease. */
export async function releaseWebhook(db: Queryable, { id, lease }: LeasedWebhook): Promise<void> {
  await db.query(sql`UPDATE webhooks SET lease = NULL, leased_until = NULL WHERE id = ${id} AND lease = ${lease}`);
}

function toWebhook(row: WebhookRow): Webhook {
  const failing = row.status === 'active' && row.failing_since !== null;
  return {
    id: row.id,
    url: row.url,
    filter: row.filter,
    events: row.events,
    status: failing ? 'failing' : row.status,
    ...(row.reason !== null && { reason: row.reason }),
    position: formatPosition(row.feed_id, row.seq),
    ...(row.failing_since !== null && { failingSince: row.failing_since.toISOString() }),
    ...(failing && { nextAttemptAt: row.next_at.toISOString() }),
    createdAt: row.created_at.toISOString(),
  };
}
