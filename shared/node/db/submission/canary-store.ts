import sql from 'sql-template-tag';
import type { Queryable } from '../database.ts';

/** The publisher of canaries, created by a migration. */
export const CANARY_PUBLISHER_ID = '00000000-0000-7000-8000-00000000ca5a';

/** Canaries received within `withinMs` but before `graceMs`: by now they have arrived or are lost. */
export async function listDueCanaries(
  db: Queryable,
  window: { withinMs: number; graceMs: number },
): Promise<{ id: string; receivedAt: Date }[]> {
  const { rows } = await db.query<{ id: string; received_at: Date }>(sql`
    SELECT id, received_at FROM submissions
    WHERE publisher_id = ${CANARY_PUBLISHER_ID}
      AND received_at > clock_timestamp() - ${window.withinMs} * interval '1 millisecond'
      AND received_at < clock_timestamp() - ${window.graceMs} * interval '1 millisecond'
    ORDER BY id DESC LIMIT 1000`);
  return rows.map((row) => ({ id: row.id, receivedAt: row.received_at }));
}
