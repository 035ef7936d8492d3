import sql from 'sql-template-tag';
import type {
  DeliveriesQuery,
  WebhookDelivery,
  WebhookEvent,
  WebhookReplay,
} from '../../../contract/webhook-schema.ts';
import type { Queryable } from '../database.ts';

interface DeliveryRow {
  webhook_id: string;
  seq: number;
  type: WebhookEvent;
  status: 'delivered' | 'failed';
  attempts: number;
  answered: number | null;
  error: string | null;
  took_ms: number;
  first_at: Date;
  last_at: Date;
}

/** The result of one attempt. */
export interface Attempt {
  webhookId: string;
  seq: number;
  type: WebhookEvent;
  answered: number | null;
  /** Null when it was accepted. */
  error: string | null;
  tookMs: number;
}

/** The id of an event's delivery to a webhook, the same on each attempt, so that receivers can deduplicate. */
export function deliveryId(webhookId: string, seq: number): string {
  return `${webhookId}.${seq}`;
}

/** Logs an attempt. */
export async function logAttempt(db: Queryable, attempt: Attempt): Promise<void> {
  const status = attempt.error === null ? 'delivered' : 'failed';
  await db.query(sql`
    INSERT INTO webhook_deliveries (webhook_id, seq, type, status, attempts, answered, error, took_ms)
    VALUES (${attempt.webhookId}, ${attempt.seq}, ${attempt.type}, ${status}, 1, ${attempt.answered},
      ${attempt.error}, ${attempt.tookMs})
    ON CONFLICT (webhook_id, seq) DO UPDATE SET status = EXCLUDED.status, answered = EXCLUDED.answered,
      error = EXCLUDED.error, took_ms = EXCLUDED.took_ms, attempts = webhook_deliveries.attempts + 1, last_at = now()`);
}

/** A webhook's deliveries, newest event first. */
export async function listDeliveries(
  db: Queryable,
  webhookId: string,
  query: DeliveriesQuery,
): Promise<WebhookDelivery[]> {
  const { rows } = await db.query<DeliveryRow>(sql`
    SELECT * FROM webhook_deliveries WHERE webhook_id = ${webhookId}
      AND ${query.before === undefined ? sql`true` : sql`seq < ${query.before}`}
      AND ${query.status === undefined ? sql`true` : sql`status = ${query.status}`}
    ORDER BY seq DESC LIMIT ${query.limit}`);
  return rows.map(toDelivery);
}

/** Events attempted for a webhook in a time window, in wire order, up to `limit`. */
export async function listTried(
  db: Queryable,
  webhookId: string,
  { from, to, status, after }: WebhookReplay,
  limit: number,
): Promise<number[]> {
  const { rows } = await db.query<{ seq: number }>(sql`
    SELECT seq FROM webhook_deliveries WHERE webhook_id = ${webhookId} AND seq > ${after}
      AND last_at >= ${from} AND last_at < ${to} AND ${status === 'all' ? sql`true` : sql`status = ${status}`}
    ORDER BY seq LIMIT ${limit}`);
  return rows.map(({ seq }) => seq);
}

/** True when this event was sent to the webhook before. */
export async function deliveryExists(db: Queryable, webhookId: string, seq: number): Promise<boolean> {
  const { rows } = await db.query(
    sql`SELECT 1 FROM webhook_deliveries WHERE webhook_id = ${webhookId} AND seq = ${seq}`,
  );
  return rows.length > 0;
}

/** Deletes up to `limit` deliveries whose first attempt was before `cutoff`; returns how many. */
export async function deleteDeliveriesBefore(db: Queryable, cutoff: Date, limit: number): Promise<number> {
  const { rowCount } = await db.query(sql`
    DELETE FROM webhook_deliveries WHERE (webhook_id, seq) IN (
      SELECT webhook_id, seq FROM webhook_deliveries WHERE first_at < ${cutoff} LIMIT ${limit})`);
  return rowCount ?? 0;
}

function toDelivery(row: DeliveryRow): WebhookDelivery {
  return {
    id: deliveryId(row.webhook_id, row.seq),
    seq: row.seq,
    type: row.type,
    status: row.status,
    attempts: row.attempts,
    answered: row.answered,
    error: row.error,
    tookMs: row.took_ms,
    firstAt: row.first_at.toISOString(),
    lastAt: row.last_at.toISOString(),
  };
}
