import sql from 'sql-template-tag';
import type { Queryable } from '../database.ts';
import type { FeedRow } from './feed-row.ts';

/** How long a hub has to confirm a request before it is repeated. */
const CONFIRM_MS = 10 * 60_000;

export interface HubLink {
  hub: string;
  /** The URL under which the hub knows the feed. */
  topic: string;
}

/** Saves a feed's hub; a different hub, or none, ends the earlier subscription. */
export async function noteHub(db: Queryable, id: string, link: HubLink | undefined): Promise<void> {
  const hub = link?.hub ?? null;
  const topic = link?.topic ?? null;
  await db.query(sql`
    UPDATE feeds SET hub = ${hub}, hub_topic = ${topic}, hub_state = NULL, hub_until = NULL, hub_token = NULL,
      hub_secret = NULL, hub_retry_at = now()
    WHERE id = ${id} AND (hub IS DISTINCT FROM ${hub} OR hub_topic IS DISTINCT FROM ${topic})`);
}

/** Claims feeds whose subscription must be requested or renewed; token and secret are created once. */
export async function claimHubWork(
  db: Queryable,
  limit: number,
  secrets: () => { token: string; secret: string },
): Promise<FeedRow[]> {
  const { token, secret } = secrets();
  const { rows } = await db.query<FeedRow>(sql`
    WITH due AS (
      SELECT id FROM feeds WHERE hub IS NOT NULL AND status IN ('ok', 'error') AND hub_retry_at <= now()
      ORDER BY hub_retry_at LIMIT ${limit} FOR UPDATE SKIP LOCKED
    )
    UPDATE feeds f SET hub_retry_at = now() + ${CONFIRM_MS} * interval '1 millisecond',
      hub_token = coalesce(hub_token, ${token}), hub_secret = coalesce(hub_secret, ${secret}),
      hub_state = CASE WHEN hub_state = 'active' THEN 'active' ELSE 'requested' END
    FROM due WHERE f.id = due.id
    RETURNING f.*, NULL AS publisher_name`);
  return rows;
}

/** The feed of a callback URL; undefined for an unknown URL. */
export async function findByCallback(db: Queryable, id: string, token: string): Promise<FeedRow | undefined> {
  const { rows } = await db.query<FeedRow>(sql`
    SELECT f.*, NULL AS publisher_name FROM feeds f WHERE f.id = ${id} AND f.hub_token = ${token}`);
  return rows[0];
}

/** Marks the hub as active; the lease is renewed after four fifths. */
export async function activateHub(db: Queryable, id: string, leaseMs: number): Promise<void> {
  await db.query(sql`
    UPDATE feeds SET hub_state = 'active', hub_until = now() + ${leaseMs} * interval '1 millisecond',
      hub_retry_at = now() + ${Math.round(leaseMs * 0.8)} * interval '1 millisecond'
    WHERE id = ${id}`);
}

/** Records that the hub failed: the feed returns to polling, at once if the lease is over, and the hub is retried. */
export async function failHub(db: Queryable, id: string, retryMs: number): Promise<void> {
  await db.query(sql`
    UPDATE feeds SET
      next_fetch_at = CASE WHEN hub_state = 'active' AND hub_until <= now() THEN now() ELSE next_fetch_at END,
      hub_state = CASE WHEN hub_state = 'active' AND hub_until > now() THEN 'active' ELSE 'failed' END,
      hub_retry_at = now() + ${retryMs} * interval '1 millisecond'
    WHERE id = ${id}`);
}

/** Returns feeds with an expired lease to polling; returns how many. */
export async function lapseHubs(db: Queryable): Promise<number> {
  const { rowCount } = await db.query(sql`
    UPDATE feeds SET hub_state = 'failed', next_fetch_at = now() WHERE hub_state = 'active' AND hub_until <= now()`);
  return rowCount ?? 0;
}
