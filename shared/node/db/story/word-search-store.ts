import sql, { type Sql } from 'sql-template-tag';
import type { Clause } from '../../../domain/search/clause.ts';
import type { Queryable } from '../database.ts';
import { tokenQuery, undecidedConditions } from './clause-condition.ts';
import { all } from './filter-condition.ts';
import type { Matches } from './scan-postings.ts';

/** Stories examined for the words, at about 8 µs each; a walk of the wire soon finds more frequent words. */
const HITS_MAX = 2_500;
/** Stories whose own text is read for one search, to find a phrase in it; about 40 µs each. */
const TEXTS_MAX = 500;

/**
 * The newest `limit` stories `s` that fulfil the clauses and `condition`, newest first, using the unordered word index.
 * Undefined when more than 2,500 stories have the words, or more than `limit` where that is higher.
 */
export async function findWordHits(
  db: Queryable,
  { clauses, condition, limit }: { clauses: readonly Clause[]; condition: Sql; limit: number },
): Promise<Matches | undefined> {
  const most = Math.max(HITS_MAX, limit);
  const undecided = undecidedConditions(clauses);
  const candidates = undecided.length > 0 ? TEXTS_MAX : limit;
  // Uses only the index to find the words, without reading the stories' own word lists, which can be long.
  const { rows } = await db.query<{ hits: number; candidates: number; least: number | null; seqs: string[] }>(sql`
    WITH hits AS MATERIALIZED (
      SELECT s.seq, s.released_at, s.retracted_at, s.topic_slugs, s.publisher_id, s.section, s.language, s.priority
      FROM stories s WHERE s.seq IS NOT NULL AND s.search @@ ${tokenQuery(clauses)}::tsquery LIMIT ${most + 1}
    ), candidates AS MATERIALIZED (
      SELECT s.seq FROM hits s WHERE ${condition} ORDER BY s.seq DESC LIMIT ${candidates}
    )
    SELECT (SELECT count(*) FROM hits) AS hits, (SELECT count(*) FROM candidates) AS candidates,
      (SELECT min(seq) FROM candidates) AS least, ARRAY(${decided(undecided, limit)})::text[] AS seqs`);
  const { hits = 0, candidates: found = 0, least = null, seqs = [] } = rows[0] ?? {};
  if (hits > most) return undefined;
  const isEnough = seqs.length >= limit;
  const stopped = isEnough ? Number(seqs.at(-1)) : found >= candidates ? (least ?? undefined) : undefined;
  return { seqs: seqs.map(Number), reached: stopped };
}

/** The candidates for which these conditions hold, newest first; each story is read only until there are enough. */
function decided(conditions: Sql[], limit: number): Sql {
  if (conditions.length === 0) return sql`SELECT seq FROM candidates ORDER BY seq DESC LIMIT ${limit}`;
  return sql`SELECT c.seq FROM (SELECT seq FROM candidates ORDER BY seq DESC) AS c
    CROSS JOIN LATERAL (SELECT FROM stories s WHERE s.seq = c.seq AND ${all(conditions)} OFFSET 0) AS hit
    LIMIT ${limit}`;
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
