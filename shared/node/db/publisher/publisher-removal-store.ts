import sql from 'sql-template-tag';
import type { Queryable } from '../database.ts';

/** True for the publisher of a key from the environment that works. */
export async function hasPresetKey(db: Queryable, publisherId: string): Promise<boolean> {
  const { rows } = await db.query(
    sql`SELECT FROM api_keys WHERE publisher_id = ${publisherId} AND preset AND revoked_at IS NULL LIMIT 1`,
  );
  return rows.length > 0;
}

/** The ids of a publisher's running live coverages. */
export async function listRunningCoverages(db: Queryable, publisherId: string): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    sql`SELECT id FROM coverages WHERE publisher_id = ${publisherId} AND ended_at IS NULL ORDER BY id`,
  );
  return rows.map(({ id }) => id);
}

/** The number of a publisher's submissions that wait. */
export async function countWaiting(db: Queryable, publisherId: string): Promise<number> {
  const { rows } = await db.query<{ waiting: number }>(sql`
    SELECT count(*) AS waiting FROM submissions WHERE publisher_id = ${publisherId} AND status = 'queued'`);
  return rows[0]?.waiting ?? 0;
}

/** Marks a publisher as removed; ends its people, keys, feeds, drafts and webhooks, and rejects what waits. Its stories stay. */
export async function endPublisher(tx: Queryable, publisherId: string): Promise<void> {
  await tx.query(sql`
    UPDATE publishers SET removed_at = now(), disabled_at = coalesce(disabled_at, now()) WHERE id = ${publisherId}`);
  await tx.query(sql`
    UPDATE api_keys SET revoked_at = coalesce(revoked_at, now()) WHERE publisher_id = ${publisherId}`);
  await tx.query(sql`DELETE FROM people WHERE publisher_id = ${publisherId} AND role IN ('editor', 'writer')`);
  await tx.query(sql`DELETE FROM feeds WHERE publisher_id = ${publisherId}`);
  await tx.query(sql`DELETE FROM bridges WHERE publisher_id = ${publisherId}`);
  await tx.query(sql`DELETE FROM drafts WHERE publisher_id = ${publisherId}`);
  await tx.query(sql`DELETE FROM webhooks WHERE publisher_id = ${publisherId}`);
  await tx.query(sql`
    UPDATE submissions SET status = 'rejected', reason = 'Its publisher was removed.', finished_at = clock_timestamp()
    WHERE publisher_id = ${publisherId} AND status = 'queued'`);
}

/** A removed publisher whose stories are to be taken down. */
export interface PublisherTakedown {
  publisherId: string;
  operatorId: string;
  reason: string;
}

/** Has workers take down all stories of a removed publisher. */
export async function addPublisherTakedown(tx: Queryable, wish: PublisherTakedown): Promise<void> {
  await tx.query(sql`
    INSERT INTO publisher_takedowns (publisher_id, operator_id, reason)
    VALUES (${wish.publisherId}, ${wish.operatorId}, ${wish.reason}) ON CONFLICT DO NOTHING`);
}

/** Removed publishers that may have stories left, oldest first. */
export async function listPublisherTakedowns(db: Queryable): Promise<PublisherTakedown[]> {
  const { rows } = await db.query<PublisherTakedown>(sql`
    SELECT publisher_id AS "publisherId", operator_id AS "operatorId", reason FROM publisher_takedowns
    WHERE finished_at IS NULL ORDER BY at`);
  return rows;
}

/** Some stories of a publisher. */
export async function listSomeStories(db: Queryable, publisherId: string, limit: number): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    sql`SELECT id FROM stories WHERE publisher_id = ${publisherId} LIMIT ${limit}`,
  );
  return rows.map(({ id }) => id);
}

/** Notes that a removed publisher has no stories left. */
export async function finishPublisherTakedown(db: Queryable, publisherId: string): Promise<void> {
  await db.query(sql`UPDATE publisher_takedowns SET finished_at = now() WHERE publisher_id = ${publisherId}`);
}
