import sql, { type Sql } from 'sql-template-tag';
import type { CanonicalFilter } from '../../../domain/filter.ts';
import { isOfTokens } from '../../../domain/search/clause.ts';
import { rangeOf } from '../../../domain/search/time-bound.ts';
import type { Queryable } from '../database.ts';
import { filterConditions, partConditions } from './filter-condition.ts';
import { type Bounds, postingsOf } from './postings.ts';
import { rarestPostings } from './rarest-postings.ts';
import { type Matches, scanPostings } from './scan-postings.ts';
import { findWordHits } from './word-search-store.ts';

/** Index entries that one search examines, each with its story; about 10 µs each. */
const ENTRIES_MAX = 10_000;
/** The same when each story's word list is read, too. */
const ENTRIES_MAX_WITH_WORDS = 3_000;
/** Entries examined before querying the word index: most searched words are in the news. */
const FIRST_LOOK = 64;
/** Entries examined before that when the first look found some: the index reads all stories with a frequent word. */
const SECOND_LOOK = 1_024;
const TOP = Number.MAX_SAFE_INTEGER;

/** A query for released stories. */
export interface MatchingQuery {
  filter: CanonicalFilter;
  before?: number | undefined;
  after?: number | undefined;
  /** Only stories released after this time. */
  since?: Date | undefined;
  /** Excludes retracted stories. */
  standing?: boolean;
  limit: number;
  /** Maximum number of index entries to examine; 10,000 by default. */
  entries?: number;
}

/**
 * The numbers of the newest matching stories, newest first. The cost is bounded for every filter and does not grow with
 * the wire: if too few of the examined stories match, it stops and reports how far it got.
 */
export async function findMatching(db: Queryable, query: MatchingQuery): Promise<Matches> {
  const { filter, limit, entries = ENTRIES_MAX } = query;
  const nothing = { seqs: [], reached: undefined };
  if (filter.nothing) return nothing;
  const bounds = await boundsOf(db, query);
  if (!bounds) return nothing;
  const allPostings = postingsOf(filter);
  const condition = conditionOf(query, filterConditions(filter));
  const reads = filter.clauses.length > 0;
  const hasWords = filter.clauses.some(isOfTokens);
  const walk = { bounds, condition, limit, entries: reads ? Math.min(entries, ENTRIES_MAX_WITH_WORDS) : entries };
  const [first] = allPostings;
  if (allPostings.length === 1 && first && !hasWords) return scanPostings(db, { ...walk, postings: first });
  const rarest = await rarestPostings(db, allPostings, bounds);
  if (!rarest) return nothing;
  const { postings } = rarest;
  if (!hasWords || rarest.entries < walk.entries / GENEROUS) return scanPostings(db, { ...walk, postings });
  const newest = await lookFirst(db, { ...walk, postings });
  if (newest.reached === undefined || newest.seqs.length >= limit) return newest;
  const older = { ...bounds, below: newest.reached };
  const missing = limit - newest.seqs.length;
  const rest = conditionOf(query, partConditions(filter));
  const hits = await findWordHits(db, { clauses: filter.clauses, condition: rest, bounds: older, limit: missing });
  const seqs = [...newest.seqs, ...hits.seqs];
  if (hits.walkBelow === undefined) return { seqs, reached: hits.reached };
  const oldest = { ...older, below: hits.walkBelow };
  const walked = await scanPostings(db, {
    ...{ ...walk, postings, bounds: oldest, limit: limit - seqs.length },
    firstRound: Math.min(walk.entries, SECOND_LOOK),
  });
  return { seqs: [...seqs, ...walked.seqs], reached: walked.reached };
}

/** Walks the newest entries, further if that finds some. */
async function lookFirst(db: Queryable, walk: Parameters<typeof scanPostings>[1]): Promise<Matches> {
  const few = Math.min(walk.entries, FIRST_LOOK);
  const first = await scanPostings(db, { ...walk, entries: few, firstRound: few });
  const { seqs, reached } = first;
  if (reached === undefined || seqs.length === 0 || seqs.length >= walk.limit) return first;
  const bounds = { ...walk.bounds, below: reached };
  const entries = Math.min(walk.entries, SECOND_LOOK);
  const second = await scanPostings(db, {
    ...{ ...walk, bounds, limit: walk.limit - seqs.length },
    ...{ entries, firstRound: entries },
  });
  return { seqs: [...seqs, ...second.seqs], reached: second.reached };
}

/** Walking the entries remains the better choice while the estimate is off by no more than this factor. */
const GENEROUS = 3;

/** The range of the wire to search; undefined when nothing was released since then. */
async function boundsOf(db: Queryable, query: MatchingQuery): Promise<Bounds | undefined> {
  const { filter, before = TOP, after = 0, since } = query;
  const { from, to } = rangeOf(filter, Date.now());
  const earliest = Math.max(from, since?.getTime() ?? from);
  if (!Number.isFinite(earliest) && !Number.isFinite(to)) return { below: before, above: after };
  const { rows } = await db.query<{ oldest: number | null; newest: number | null }>(sql`
    SELECT ${Number.isFinite(earliest) ? oldestFrom(new Date(earliest)) : sql`0`} AS oldest,
      ${Number.isFinite(to) ? newestBefore(new Date(to)) : sql`${TOP}::bigint`} AS newest`);
  const { oldest, newest } = rows[0] ?? { oldest: null, newest: null };
  if (oldest === null || newest === null) return undefined;
  return { below: Math.min(before, newest + 1), above: Math.max(after, oldest - 1) };
}

function oldestFrom(time: Date): Sql {
  return sql`(SELECT min(seq) FROM stories
    WHERE released_at = (SELECT min(released_at) FROM stories WHERE released_at >= ${time}))`;
}

function newestBefore(time: Date): Sql {
  return sql`(SELECT max(seq) FROM stories
    WHERE released_at = (SELECT max(released_at) FROM stories WHERE released_at < ${time}))`;
}

function conditionOf({ since, standing }: MatchingQuery, matching: Sql): Sql {
  const late = since === undefined ? sql`true` : sql`s.released_at > ${since}`;
  const stands = standing ? sql`s.retracted_at IS NULL` : sql`true`;
  return sql`${late} AND ${stands} AND ${matching}`;
}
