import sql, { type Sql } from 'sql-template-tag';
import type { CanonicalFilter } from '../../../domain/filter.ts';
import type { Queryable } from '../database.ts';
import { wordCondition } from './filter-condition.ts';

/** Stories examined for the words, at about 8 µs each; a walk of the wire soon finds more frequent words. */
const HITS_MAX = 2_500;

/**
 * The newest `limit` stories `s` with the filter's words that fulfil `condition`, newest first, using the unordered
 * word index; undefined when more than 2,500 stories have the words, or more than `limit` where that is higher.
 */
export async function findWordHits(
  db: Queryable,
  { filter, condition, limit }: { filter: CanonicalFilter; condition: Sql; limit: number },
): Promise<number[] | undefined> {
  const most = Math.max(HITS_MAX, limit);
  // Uses only the index to find the words, without reading the stories' own word lists, which can be long.
  const { rows } = await db.query<{ hits: number; seqs: string[] }>(sql`
    WITH hits AS MATERIALIZED (
      SELECT s.seq, s.released_at, s.retracted_at, s.topic_slugs, s.publisher_id, s.section, s.language, s.priority
      FROM stories s WHERE s.seq IS NOT NULL AND ${wordCondition(filter)} LIMIT ${most + 1}
    )
    SELECT (SELECT count(*) FROM hits) AS hits,
      ARRAY(SELECT s.seq FROM hits s WHERE ${condition} ORDER BY s.seq DESC LIMIT ${limit})::text[] AS seqs`);
  const { hits = 0, seqs = [] } = rows[0] ?? {};
  return hits > most ? undefined : seqs.map(Number);
}

/**
 * Merges the pending entries of the search index (a GIN index collects new rows in a list). Otherwise, whoever numbers
 * the story that fills the list merges it while all announcements wait for the lock. Does nothing if our role does not
 * own the index.
 */
export async function sortInSearchIndex(db: Queryable): Promise<void> {
  await db.query(sql`
    SELECT gin_clean_pending_list(oid::regclass) FROM pg_class
    WHERE relname = 'stories_search' AND relnamespace = current_schema()::regnamespace
      AND pg_has_role(relowner, 'USAGE')`);
}
