import sql from 'sql-template-tag';
import type { Queryable } from '../database.ts';

export interface Delivery {
  id: string;
  feedId: string;
  body: Buffer;
  contentType: string | null;
}

/** Stores a hub's delivery until a worker has read it. */
export async function addDelivery(db: Queryable, delivery: Delivery): Promise<void> {
  await db.query(sql`
    INSERT INTO feed_deliveries (id, feed_id, body, content_type)
    VALUES (${delivery.id}, ${delivery.feedId}, ${delivery.body}, ${delivery.contentType})`);
}

export async function findDelivery(db: Queryable, id: string): Promise<Delivery | undefined> {
  const { rows } = await db.query<{ id: string; feed_id: string; body: Buffer; content_type: string | null }>(
    sql`SELECT id, feed_id, body, content_type FROM feed_deliveries WHERE id = ${id}`,
  );
  const row = rows[0];
  return row && { id: row.id, feedId: row.feed_id, body: row.body, contentType: row.content_type };
}

export async function deleteDelivery(db: Queryable, id: string): Promise<void> {
  await db.query(sql`DELETE FROM feed_deliveries WHERE id = ${id}`);
}

/** Deliveries that the queue seems to have lost, oldest first. */
export async function listOldDeliveries(db: Queryable, olderThanMs: number, limit: number): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(sql`
    SELECT id FROM feed_deliveries WHERE received_at < now() - ${olderThanMs} * interval '1 millisecond'
    ORDER BY received_at LIMIT ${limit}`);
  return rows.map((row) => row.id);
}
