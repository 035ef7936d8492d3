import sql, { type Sql } from 'sql-template-tag';
import type { CanonicalFilter } from '../../domain/filter.ts';
import type { Queryable } from './database.ts';
import { wordCondition } from './filter-sql.ts';

/** So many stories that have the words are looked at. Words that more stories have are soon met by walking. */
const HITS_MAX = 10_000;

/**
 * The newest `limit` stories `s` with the filter's words for which `condition` holds, newest first, from the index of
 * words, which has no order; undefined when more than 10,000 stories have the words.
 */
export async function findWordHits(
  db: Queryable,
  { filter, condition, limit }: { filter: CanonicalFilter; condition: Sql; limit: number },
): Promise<number[] | undefined> {
  // The index alone tells which stories have the words: their own lists of words, which can be long, are not read.
  const { rows } = await db.query<{ hits: number; seqs: string[] }>(sql`
    WITH hits AS MATERIALIZED (
      SELECT s.seq, s.released_at, s.retracted_at, s.topic_slugs, s.publisher_id, s.section, s.language, s.priority
      FROM stories s WHERE s.seq IS NOT NULL AND ${wordCondition(filter)} LIMIT ${HITS_MAX + 1}
    )
    SELECT (SELECT count(*) FROM hits) AS hits,
      ARRAY(SELECT s.seq FROM hits s WHERE ${condition} ORDER BY s.seq DESC LIMIT ${limit})::text[] AS seqs`);
  const { hits = 0, seqs = [] } = rows[0] ?? {};
  return hits > HITS_MAX ? undefined : seqs.map(Number);
}
