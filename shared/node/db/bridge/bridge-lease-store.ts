import sql from 'sql-template-tag';
import type { Queryable } from '../database.ts';

/** A bridge leased to one worker, the only one to follow it until the lease ends. */
export interface LeasedBridge {
  id: string;
  url: string;
  query: string | null;
  apiKey: string | null;
  publisherId: string;
  fromOldest: boolean;
  position: string | null;
  failures: number;
  lease: string;
}

/** Nothing is published for a publisher that an operator has disabled. */
const MAY_PUBLISH = sql`NOT EXISTS (SELECT FROM publishers p WHERE p.id = publisher_id AND p.disabled_at IS NOT NULL)`;

/** Active bridges that nobody follows and that are due. */
export async function listDueBridges(db: Queryable, limit: number): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(sql`
    SELECT id FROM bridges
    WHERE status = 'active' AND next_at <= now() AND (leased_until IS NULL OR leased_until < now()) AND ${MAY_PUBLISH}
    ORDER BY next_at LIMIT ${limit}`);
  return rows.map(({ id }) => id);
}

/** Leases a bridge for `leaseMs`; undefined when it is not due or another worker has it. */
export async function leaseBridge(
  db: Queryable,
  id: string,
  lease: string,
  leaseMs: number,
): Promise<LeasedBridge | undefined> {
  const { rows } = await db.query<LeasedBridge>(sql`
    UPDATE bridges SET lease = ${lease}, leased_until = now() + ${leaseMs} * interval '1 millisecond'
    WHERE id = ${id} AND status = 'active' AND next_at <= now() AND (leased_until IS NULL OR leased_until < now())
    RETURNING id, url, query, api_key AS "apiKey", publisher_id AS "publisherId", from_oldest AS "fromOldest",
      position, failures, lease`);
  return rows[0];
}

/** What a worker has done since it moved the bridge last. */
export interface Progress {
  /** What was reached on the other side's wire. */
  position: string;
  taken?: number;
  passedOver?: number;
  /** True when the other side no longer had the position before. */
  isReset?: boolean;
}

/** Moves a bridge and renews its lease; false when the lease was lost: the bridge was paused, removed, or taken over. */
export async function moveBridge(
  db: Queryable,
  { id, lease }: Pick<LeasedBridge, 'id' | 'lease'>,
  { position, taken = 0, passedOver = 0, isReset = false }: Progress,
  leaseMs: number,
): Promise<boolean> {
  const { rowCount } = await db.query(sql`
    UPDATE bridges SET position = ${position}, stories = stories + ${taken},
      passed_over = passed_over + ${passedOver}, resets = resets + ${isReset ? 1 : 0},
      failures = 0, failing_since = NULL, error = NULL, answered_at = clock_timestamp(),
      leased_until = now() + ${leaseMs} * interval '1 millisecond'
    WHERE id = ${id} AND lease = ${lease} AND ${MAY_PUBLISH}`);
  return rowCount === 1;
}

/** Renews the lease and notes who the other side is; false when the lease was lost. */
export async function keepBridge(
  db: Queryable,
  { id, lease }: Pick<LeasedBridge, 'id' | 'lease'>,
  sourceId: string,
  leaseMs: number,
): Promise<boolean> {
  const { rowCount } = await db.query(sql`
    UPDATE bridges SET source_id = ${sourceId}, leased_until = now() + ${leaseMs} * interval '1 millisecond'
    WHERE id = ${id} AND lease = ${lease} AND ${MAY_PUBLISH}`);
  return rowCount === 1;
}

/** Notes a failure, and when to try again. */
export async function failBridge(
  db: Queryable,
  { id, lease }: Pick<LeasedBridge, 'id' | 'lease'>,
  { why, retryMs }: { why: string; retryMs: number },
): Promise<void> {
  await db.query(sql`
    UPDATE bridges SET failures = failures + 1, failing_since = coalesce(failing_since, now()), error = ${why},
      next_at = now() + ${retryMs} * interval '1 millisecond'
    WHERE id = ${id} AND lease = ${lease}`);
}

/** Ends the lease. */
export async function releaseBridge(db: Queryable, { id, lease }: Pick<LeasedBridge, 'id' | 'lease'>): Promise<void> {
  await db.query(sql`UPDATE bridges SET lease = NULL, leased_until = NULL WHERE id = ${id} AND lease = ${lease}`);
}
