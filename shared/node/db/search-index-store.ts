import sql from 'sql-template-tag';
import type { Queryable } from './database.ts';

/**
 * Sorts in what waits in front of the search's index (a GIN index collects new rows in a list). Left alone, the list is
 * sorted in by whoever numbers the story that fills it, while all announcements wait for its lock. Does nothing where the
 * index belongs to a role that is not ours.
 */
export async function sortInSearchIndex(db: Queryable): Promise<void> {
  await db.query(sql`
    SELECT gin_clean_pending_list(oid::regclass) FROM pg_class
    WHERE relname = 'stories_search' AND relnamespace = current_schema()::regnamespace
      AND pg_has_role(relowner, 'USAGE')`);
}
