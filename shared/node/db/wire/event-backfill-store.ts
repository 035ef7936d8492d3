import sql from 'sql-template-tag';
import type { Queryable } from '../database.ts';

/**
 * Indexes the next `limit` events from before the index existed, newest first; true when none are left. If several
 * processes try at once, one of them does it.
 */
export async function backfillEventKeys(db: Queryable, limit: number): Promise<boolean> {
  const { rows } = await db.query<{ left: number }>(sql`
    WITH backfill AS MATERIALIZED (
      SELECT up_to FROM event_keys_backfill WHERE up_to > 0 FOR UPDATE SKIP LOCKED
    ), page AS MATERIALIZED (
      SELECT e.seq, e.type, e.story_id, e.payload, e.keys FROM backfill, LATERAL (
        SELECT * FROM wire_events WHERE seq <= backfill.up_to ORDER BY seq DESC LIMIT ${limit}) AS e
    ), indexed AS (
      INSERT INTO event_keys (key, seq)
      SELECT unnest(keys_of_event(story_id, payload, keys)), seq FROM page WHERE type <> 'canary'
      ON CONFLICT DO NOTHING
    )
    UPDATE event_keys_backfill SET up_to =
      CASE WHEN (SELECT count(*) FROM page) < ${limit} THEN 0 ELSE (SELECT min(seq) - 1 FROM page) END
    FROM backfill RETURNING event_keys_backfill.up_to AS left`);
  return rows[0] ? rows[0].left === 0 : isDone(db);
}

/** True when nothing is left; otherwise another process is working on it. */
async function isDone(db: Queryable): Promise<boolean> {
  const { rows } = await db.query(sql`SELECT FROM event_keys_backfill WHERE up_to > 0`);
  return rows.length === 0;
}
