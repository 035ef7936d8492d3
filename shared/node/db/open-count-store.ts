import sql from 'sql-template-tag';
import type { Priority } from '../../domain/story.ts';
import type { Queryable } from './database.ts';
import { prepared } from './prepared.ts';

/** How many submissions of a publisher are open, by priority. */
export type OpenCounts = Record<Priority, number>;

/** Counts what a publisher has open, and stops a little after `most`. */
export async function countOpen(db: Queryable, publisherId: string, most: number): Promise<OpenCounts> {
  const { rows } = await db.query<{ priority: Priority; open: number }>(
    prepared(
      'count-open',
      sql`
    SELECT priority, count(*)::int AS open FROM (
      SELECT priority FROM submissions WHERE publisher_id = ${publisherId} AND status = 'queued' LIMIT ${most + 1}) AS open_ones
    GROUP BY priority`,
    ),
  );
  const counts: OpenCounts = { flash: 0, urgent: 0, routine: 0 };
  for (const { priority, open } of rows) counts[priority] = open;
  return counts;
}
