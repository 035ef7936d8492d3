import sql from 'sql-template-tag';
import type { Bridge, BridgeStatus } from '../../../contract/bridge-schema.ts';
import type { Queryable } from '../database.ts';

/** A bridge to add. */
export interface NewBridge {
  id: string;
  url: string;
  query: string | null;
  apiKey: string | null;
  publisherId: string;
  fromOldest: boolean;
}

interface BridgeRow {
  id: string;
  url: string;
  query: string | null;
  has_key: boolean;
  publisher_id: string;
  publisher_name: string;
  state: BridgeStatus;
  error: string | null;
  failing_since: Date | null;
  next_at: Date;
  source_id: string | null;
  position: string | null;
  stories: number;
  passed_over: number;
  resets: number;
  answered_at: Date | null;
  created_at: Date;
}

const STATE = sql`CASE WHEN b.status = 'paused' THEN 'paused' WHEN failing_since IS NOT NULL THEN 'failing'
  WHEN answered_at IS NULL THEN 'starting' ELSE 'ok' END`;

/** Adds a bridge; false when there is one with the same address and filter. */
export async function addBridge(db: Queryable, bridge: NewBridge): Promise<boolean> {
  const { rowCount } = await db.query(sql`
    INSERT INTO bridges (id, url, query, api_key, publisher_id, from_oldest)
    VALUES (${bridge.id}, ${bridge.url}, ${bridge.query}, ${bridge.apiKey}, ${bridge.publisherId}, ${bridge.fromOldest})
    ON CONFLICT (url, coalesce(query, '')) DO NOTHING`);
  return rowCount === 1;
}

/** How many bridges there are. */
export async function countBridges(db: Queryable): Promise<number> {
  const { rows } = await db.query<{ bridges: number }>(sql`SELECT count(*)::int AS bridges FROM bridges`);
  return rows[0]?.bridges ?? 0;
}

/** How many bridges are in each state. */
export async function countBridgesByStatus(db: Queryable): Promise<Partial<Record<BridgeStatus, number>>> {
  const { rows } = await db.query<{ state: BridgeStatus; bridges: number }>(sql`
    SELECT ${STATE} AS state, count(*)::int AS bridges FROM bridges b GROUP BY 1`);
  return Object.fromEntries(rows.map(({ state, bridges }) => [state, bridges]));
}

/** Every bridge with its health, oldest first, or only the one with this id. */
export async function listBridges(db: Queryable, id?: string): Promise<Bridge[]> {
  const { rows } = await db.query<BridgeRow>(sql`
    SELECT b.id, b.url, query, api_key IS NOT NULL AS has_key, publisher_id, p.name AS publisher_name,
      ${STATE} AS state, error, failing_since, next_at, source_id, position, stories, passed_over, resets,
      answered_at, b.created_at
    FROM bridges b JOIN publishers p ON p.id = b.publisher_id
    WHERE ${id === undefined ? sql`true` : sql`b.id = ${id}`} ORDER BY b.id`);
  return rows.map(toBridge);
}

/** Pauses a bridge, also in the middle of its work, or lets it go on at its place; false for an unknown one. */
export async function pauseBridge(db: Queryable, id: string, isPaused: boolean): Promise<boolean> {
  const { rowCount } = await db.query(sql`
    UPDATE bridges SET status = ${isPaused ? 'paused' : 'active'}, lease = NULL, leased_until = NULL,
      failures = 0, failing_since = NULL, error = NULL, next_at = now()
    WHERE id = ${id}`);
  return rowCount === 1;
}

/** Deletes a bridge; its stories stay. False for an unknown one. */
export async function deleteBridge(db: Queryable, id: string): Promise<boolean> {
  const { rowCount } = await db.query(sql`DELETE FROM bridges WHERE id = ${id}`);
  return rowCount === 1;
}

function toBridge(row: BridgeRow): Bridge {
  return {
    id: row.id,
    url: row.url,
    filter: row.query,
    hasKey: row.has_key,
    publisher: { id: row.publisher_id, name: row.publisher_name },
    status: row.state,
    ...(row.error !== null && { error: row.error }),
    ...(row.failing_since !== null && {
      failingSince: row.failing_since.toISOString(),
      nextAttemptAt: row.next_at.toISOString(),
    }),
    installation: row.source_id,
    position: row.position,
    taken: row.stories,
    passedOver: row.passed_over,
    resets: row.resets,
    lastAnswerAt: row.answered_at?.toISOString() ?? null,
    createdAt: row.created_at.toISOString(),
  };
}
