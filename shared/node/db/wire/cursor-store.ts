import sql from 'sql-template-tag';
import type { Queryable } from '../database.ts';

/** Readers of the wire for the whole deployment, one worker at a time each. */
export type CursorName = 'websub' | 'push' | 'alerts' | 'recluster-soon' | 'recluster-late';

export interface Cursor {
  /** The number of the last processed event. */
  seq: number;
  /** Time since the cursor moved. */
  idleMs: number;
}

interface CursorRow {
  seq: number;
  idle_ms: number;
}

const IDLE_MS = sql`(extract(epoch FROM now() - moved_at) * 1000)::float8 AS idle_ms`;

/** A cursor's position; undefined for an unknown name. */
export async function readCursor(db: Queryable, name: CursorName): Promise<Cursor | undefined> {
  const { rows } = await db.query<CursorRow>(sql`SELECT seq, ${IDLE_MS} FROM wire_cursors WHERE name = ${name}`);
  return rows[0] && toCursor(rows[0]);
}

/** Takes a cursor for this transaction and returns its position; undefined when another worker has it. */
export async function takeCursor(tx: Queryable, name: CursorName): Promise<Cursor | undefined> {
  const { rows } = await tx.query<CursorRow>(sql`
    SELECT seq, ${IDLE_MS} FROM wire_cursors WHERE name = ${name} FOR UPDATE SKIP LOCKED`);
  return rows[0] && toCursor(rows[0]);
}

/**
 * Leases a cursor for `leaseMs`, without a transaction, and returns its position; undefined when another worker has it.
 * For readers that call an external service before moving the cursor.
 */
export async function leaseCursor(
  db: Queryable,
  name: CursorName,
  lease: string,
  leaseMs: number,
): Promise<Cursor | undefined> {
  const { rows } = await db.query<CursorRow>(sql`
    UPDATE wire_cursors SET lease = ${lease}, leased_until = now() + ${leaseMs} * interval '1 millisecond'
    WHERE name = ${name} AND (lease IS NULL OR lease = ${lease} OR leased_until < now())
    RETURNING seq, ${IDLE_MS}`);
  return rows[0] && toCursor(rows[0]);
}

/** Marks events up to `seq` as processed; false when the lease was lost and another worker continues. */
export async function moveLeasedCursor(db: Queryable, name: CursorName, lease: string, seq: number): Promise<boolean> {
  const { rowCount } = await db.query(sql`
    UPDATE wire_cursors SET seq = ${seq}, moved_at = now() WHERE name = ${name} AND lease = ${lease}`);
  return rowCount === 1;
}

/** Ends the lease of a cursor. */
export async function releaseCursor(db: Queryable, name: CursorName, lease: string): Promise<void> {
  await db.query(sql`
    UPDATE wire_cursors SET lease = NULL, leased_until = NULL WHERE name = ${name} AND lease = ${lease}`);
}

/** Marks events up to `seq` as processed when this transaction commits. */
export async function moveCursor(tx: Queryable, name: CursorName, seq: number): Promise<void> {
  await tx.query(sql`UPDATE wire_cursors SET seq = ${seq}, moved_at = now() WHERE name = ${name}`);
}

function toCursor(row: CursorRow): Cursor {
  return { seq: row.seq, idleMs: row.idle_ms };
}
