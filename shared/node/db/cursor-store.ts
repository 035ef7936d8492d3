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

/** Takes the right to read on for this transaction, and tells from where; undefined when another worker has it. */
export async function takeCursor(tx: Queryable, name: CursorName): Promise<Cursor | undefined> {
  const { rows } = await tx.query<{ seq: number; idle_ms: number }>(sql`
    SELECT seq, (extract(epoch FROM now() - moved_at) * 1000)::float8 AS idle_ms
    FROM wire_cursors WHERE name = ${name} FOR UPDATE SKIP LOCKED`);
  const row = rows[0];
  return row && { seq: row.seq, idleMs: row.idle_ms };
}

/** Everything up to `seq` is taken care of, once this transaction is committed. */
export async function moveCursor(tx: Queryable, name: CursorName, seq: number): Promise<void> {
  await tx.query(sql`UPDATE wire_cursors SET seq = ${seq}, moved_at = now() WHERE name = ${name}`);
}
