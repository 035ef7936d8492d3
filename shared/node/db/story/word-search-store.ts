import sql, { type Sql } from 'sql-template-tag';
import type { Clause } from '../../../domain/search/clause.ts';
import type { Queryable } from '../database.ts';
import { tokenQuery, undecidedConditions } from './clause-condition.ts';
import { all } from './filter-condition.ts';
import type { Bounds } from './postings.ts';
import type { Matches } from './scan-postings.ts';
import { type Found, NARROWEST_SPAN, newestWindow, nextSpan } from './search-windows.ts';

/** Stories examined for the words, at about 8 µs each; a walk of the wire soon finds more frequent words. */
const HITS_MAX = 2_500;
/** Stories whose own text is read for one search, to find a phrase in it; about 40 µs each. */
const TEXTS_MAX = 500;
/** Below this, what is left of the hits is not worth another window. */
const HITS_MIN = 300;
/** How much narrower a window becomes that has too many hits. */
const NARROWER = 16;

/** A search for words; `condition` is what else a story `s` must fulfil. */
interface WordSearch {
  clauses: readonly Clause[];
  condition: Sql;
  bounds: Bounds;
  limit: number;
}

/** What the word index gave. */
interface WordHits extends Matches {
  /** The words are in so many stories that it is cheaper to walk those below this number. */
  walkBelow?: number;
}

/**
 * The newest `limit` stories `s` that fulfil the clauses and `condition`, newest first, by the word index, which has no
 * order: window by window, each as wide as the earlier ones suggest, so that it reads about as many stories as it finds.
 * Examines 2,500 stories, or twice `limit` where that is higher, and reads 500 texts.
 */
export async function findWordHits(db: Queryable, search: WordSearch): Promise<WordHits> {
  const { clauses, condition, bounds, limit } = search;
  const undecided = undecidedConditions(clauses);
  const left = { hits: Math.max(HITS_MAX, 2 * limit), candidates: undecided.length > 0 ? TEXTS_MAX : limit };
  const seqs: number[] = [];
  let found: Found | undefined;
  let { below } = bounds;
  let span = nextSpan(found, { ...left, matches: limit });
  while (below - 1 > bounds.above && left.hits >= HITS_MIN) {
    const window = newestWindow({ ...bounds, below }, span);
    // A window that turns out to be too wide leaves enough for a narrower one.
    const hits = Math.floor(left.hits / 2);
    const part = await searchWindow(db, {
      query: sql`s.search @@ ${tokenQuery(clauses)}::tsquery AND ${window.condition}`,
      condition: sql`s.seq < ${below} AND s.seq > ${window.bounds.above} AND ${condition}`,
      ...{ undecided, hits, candidates: left.candidates, limit: limit - seqs.length },
    });
    left.hits -= Math.min(hits, part.hits);
    if (part.hits > hits) {
      span = Math.floor((below - 1 - window.bounds.above) / NARROWER);
      if (span < NARROWEST_SPAN) return { seqs, reached: undefined, walkBelow: below };
      continue;
    }
    seqs.push(...part.seqs);
    if (seqs.length >= limit) return { seqs, reached: seqs.at(-1) };
    if (part.candidates >= left.candidates) return { seqs, reached: part.least };
    left.candidates -= part.candidates;
    below = window.bounds.above + 1;
    found = added(found, part, bounds.below - below);
    span = nextSpan(found, { ...left, hits: left.hits / 2, matches: limit - seqs.length });
  }
  return { seqs, reached: undefined, ...(below - 1 > bounds.above && { walkBelow: below }) };
}

function added(found: Found | undefined, part: WindowHits, span: number): Found {
  return {
    span,
    hits: (found?.hits ?? 0) + part.hits,
    candidates: (found?.candidates ?? 0) + part.candidates,
    matches: (found?.matches ?? 0) + part.seqs.length,
  };
}

interface WindowSearch {
  /** What the index decides. */
  query: Sql;
  condition: Sql;
  undecided: Sql[];
  /** At most so many hits are examined, and so many candidates tested. */
  hits: number;
  candidates: number;
  limit: number;
}

interface WindowHits {
  /** One more than allowed when there are too many. */
  hits: number;
  candidates: number;
  /** The lowest number of a candidate. */
  least: number | undefined;
  seqs: number[];
}

async function searchWindow(
  db: Queryable,
  { query, condition, undecided, hits: most, candidates, limit }: WindowSearch,
): Promise<WindowHits> {
  // Uses only the index to find the words, without reading the stories' own word lists, which can be long.
  const { rows } = await db.query<{ hits: number; candidates: number; least: number | null; seqs: string[] }>(sql`
    WITH hits AS MATERIALIZED (
      SELECT s.seq, s.released_at, s.retracted_at, s.topic_slugs, s.publisher_id, s.section, s.language, s.priority
      FROM stories s WHERE s.seq IS NOT NULL AND ${query} LIMIT ${most + 1}
    ), candidates AS MATERIALIZED (
      SELECT s.seq FROM hits s WHERE ${condition} ORDER BY s.seq DESC LIMIT ${candidates}
    )
    SELECT (SELECT count(*) FROM hits) AS hits, (SELECT count(*) FROM candidates) AS candidates,
      (SELECT min(seq) FROM candidates) AS least, ARRAY(${decided(undecided, limit)})::text[] AS seqs`);
  const { hits = 0, candidates: found = 0, least = null, seqs = [] } = rows[0] ?? {};
  return { hits, candidates: found, least: least ?? undefined, seqs: seqs.map(Number) };
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
    WHERE relname = 'stories_search_by_window' AND relnamespace = current_schema()::regnamespace
      AND pg_has_role(relowner, 'USAGE')`);
}
