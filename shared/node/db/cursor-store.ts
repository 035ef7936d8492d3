import sql from 'sql-template-tag';
import type { Queryable } from './database.ts';

/** Who reads the wire on everyone's behalf, one worker at a time. */
export type CursorName = 'websub' | 'push' | 'look-soon' | 'look-late';

export interface Cursor {
  /** The number of the last event that was taken care of. */
  seq: number;
  /** How long ago the cursor moved. */
  idleMs: number;
}

interface CursorRow {
  seq: number;
  idle_ms: number;
}

const IDLE_MS = sql`(extract(epoch FROM now() - moved_at) * 1000)::float8 AS idle_ms`;

/** Where a cursor stands; undefined when there is none of this name. */
export async function readCursor(db: Queryable, name: CursorName): Promise<Cursor | undefined> {
  const { rows } = await db.query<CursorRow>(sql`SELECT seq, ${IDLE_MS} FROM wire_cursors WHERE name = ${name}`);
  return rows[0] && toCursor(rows[0]);
}

/** Takes the right to read on for this transaction, and tells from where; undefined when another worker has it. */
export async function takeCursor(tx: Queryable, name: CursorName): Promise<Cursor | undefined> {
  const { rows } = await tx.query<CursorRow>(sql`
    SELECT seq, ${IDLE_MS} FROM wire_cursors WHERE name = ${name} FOR UPDATE SKIP LOCKED`);
  return rows[0] && toCursor(rows[0]);
}

/**
 * Takes the right to read on for `leaseMs`, without a transaction, and tells from where; undefined when another worker
 * has it. For those who call somebody outside before they move the cursor.
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

/** Everything up to `seq` is taken care of; false when the lease was lost meanwhile, and another worker goes on. */
export async function moveLeasedCursor(db: Queryable, name: CursorName, lease: string, seq: number): Promise<boolean> {
  const { rowCount } = await db.query(sql`
    UPDATE wire_cursors SET seq = ${seq}, moved_at = now() WHERE name = ${name} AND lease = ${lease}`);
  return rowCount === 1;
}

/** Gives the right to read on back. */
export async function releaseCursor(db: Queryable, name: CursorName, lease: string): Promise<void> {
  await db.query(sql`
    UPDATE wire_cursors SET lease = NULL, leased_until = NULL WHERE name = ${name} AND lease = ${lease}`);
}

/** Everything up to `seq` is taken care of, once this transaction is committed. */
export async function moveCursor(tx: Queryable, name: CursorName, seq: number): Promise<void> {
  await tx.query(sql`UPDATE wire_cursors SET seq = ${seq}, moved_at = now() WHERE name = ${name}`);
}

function toCursor(row: CursorRow): Cursor {
  return { seq: row.seq, idleMs: row.idle_ms };
}
