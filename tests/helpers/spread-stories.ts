import sql from 'sql-template-tag';
import type { Database } from '../../shared/node/db/database.ts';

/**
 * Moves the stories on the wire, and all that happened to them, back in time: as if one had come every so many seconds.
 * The newest event stays, because a wire whose record has another event than its stream ends (WIRE9).
 */
export async function spreadStories(db: Database, seconds: number): Promise<void> {
  const order = sql`SELECT id, (row_number() OVER (ORDER BY seq DESC)) * ${seconds}::int AS age FROM stories WHERE seq IS NOT NULL`;
  await db.query(
    sql`UPDATE wire_events e SET at = at - make_interval(secs => o.age) FROM (${order}) o WHERE o.id = e.story_id AND e.seq < (SELECT last_seq FROM wire)`,
  );
  await db.query(sql`UPDATE stories s SET released_at = released_at - make_interval(secs => o.age),
    published_at = published_at - make_interval(secs => o.age) FROM (${order}) o WHERE o.id = s.id`);
}
