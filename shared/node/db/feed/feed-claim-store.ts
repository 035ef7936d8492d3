import sql from 'sql-template-tag';
import { type Database, inTransaction, type Queryable } from '../database.ts';
import type { FeedRow } from './feed-row.ts';

const CLAIMS_LOCK = 0x66656564;

/** A feed that this worker may fetch now. */
export interface ClaimedFeed extends FeedRow {
  due_at: Date;
}

/** True when a feed is due that nobody fetches, whether its host is busy or not. */
export async function hasDueFeeds(db: Queryable): Promise<boolean> {
  const { rows } = await db.query<{ due: boolean }>(sql`
    SELECT EXISTS (SELECT FROM feeds WHERE status IN ('ok', 'error') AND next_fetch_at <= now()
      AND (claimed_until IS NULL OR claimed_until <= now())) AS due`);
  return rows[0]?.due === true;
}

/**
 * Claims up to `limit` due feeds for `claimMs`, longest overdue first; of one host, all workers together hold at most
 * `perHost` claims. Feeds of busy hosts stay due and do not keep others waiting.
 */
export async function claimDueFeeds(
  db: Database,
  { limit, perHost, claimMs }: { limit: number; perHost: number; claimMs: number },
): Promise<ClaimedFeed[]> {
  return inTransaction(db, async (tx) => {
    const claim = sql`
      WITH busy AS MATERIALIZED (
        SELECT host, count(*) AS claims FROM feeds WHERE claimed_until > now() GROUP BY host
      ), due AS (
        SELECT id, host, next_fetch_at, row_number() OVER (PARTITION BY host ORDER BY next_fetch_at) AS place
        FROM feeds
        WHERE status IN ('ok', 'error') AND next_fetch_at <= now() AND (claimed_until IS NULL OR claimed_until <= now())
      ), chosen AS (
        SELECT id, next_fetch_at FROM due LEFT JOIN busy USING (host)
        WHERE place + coalesce(claims, 0) <= ${perHost}
        ORDER BY next_fetch_at LIMIT ${limit}
      ), claim AS (SELECT now() + ${claimMs} * interval '1 millisecond' AS until)
      UPDATE feeds f SET next_fetch_at = claim.until, claimed_until = claim.until
      FROM chosen, claim WHERE f.id = chosen.id AND f.status IN ('ok', 'error')
      RETURNING f.*, chosen.next_fetch_at AS due_at, NULL AS publisher_name`;
    // The claim must see what other workers have claimed, so its snapshot has to be newer than the lock.
    const lock = sql`SELECT pg_advisory_xact_lock(${CLAIMS_LOCK}, hashtext(current_schema()))`;
    const [, { rows }] = await Promise.all([tx.query(lock), tx.query<ClaimedFeed>(claim), tx.commit()]);
    return rows;
  });
}

/** Returns a claimed feed that was not fetched; it is due at once. */
export async function returnFeed(db: Queryable, id: string): Promise<void> {
  await db.query(sql`UPDATE feeds SET next_fetch_at = now(), claimed_until = NULL WHERE id = ${id}`);
}
