import sql from 'sql-template-tag';
import type { Priority } from '../../../domain/story.ts';
import type { Queryable } from '../database.ts';
import { prepared } from '../prepared.ts';

/** A publisher's open work. */
export interface OpenWork {
  submissions: number;
  /** The total weight by priority. */
  weights: Record<Priority, number>;
}

/** Counts a publisher's open submissions, up to slightly more than `most`. */
export async function countOpen(db: Queryable, publisherId: string, most: number): Promise<OpenWork> {
  const { rows } = await db.query<{ priority: Priority; submissions: number; weight: number }>(
    prepared(
      'count-open',
      sql`
    SELECT priority, count(*)::int AS submissions, sum(weight)::int AS weight FROM (
      SELECT priority, weight FROM submissions WHERE publisher_id = ${publisherId} AND status = 'queued'
      LIMIT ${most + 1}) AS open_ones
    GROUP BY priority`,
    ),
  );
  const open: OpenWork = { submissions: 0, weights: { flash: 0, urgent: 0, routine: 0 } };
  for (const { priority, submissions, weight } of rows) {
    open.submissions += submissions;
    open.weights[priority] = weight;
  }
  return open;
}
