import sql, { type Sql } from 'sql-template-tag';
import type { CanonicalFilter } from '../../domain/filter.ts';
import type { Queryable } from './database.ts';
import { filterConditions } from './filter-sql.ts';
import { rarestShelf } from './rarity-store.ts';
import { type Bounds, shelvesOf } from './shelf.ts';
import { type Matches, walkShelf } from './walk-store.ts';
import { findWordHits } from './word-hits-store.ts';

/** How many index entries one search looks at, each with its story; about 10 µs each. */
const ENTRIES_MAX = 10_000;
/** The same where each story's list of words is read, too. */
const ENTRIES_MAX_WITH_WORDS = 3_000;
/** So many are looked at before the index of words is asked: most words that are searched for are in the news. */
const FIRST_LOOK = 64;
const TOP = Number.MAX_SAFE_INTEGER;

/** Which of the released stories, and of how many one wants to know. */
export interface MatchingQuery {
  filter: CanonicalFilter;
  before?: number | undefined;
  after?: number | undefined;
  /** Released later than this. */
  since?: Date | undefined;
  /** Leaves out those that were retracted. */
  standing?: boolean;
  limit: number;
  /** How many index entries may be looked at, at most; 10,000 unless given. */
  entries?: number;
}

/**
 * The numbers of the newest stories that match, newest first. What it costs is bounded for every filter, and does not
 * grow with the wire: where little matches among much that has to be looked at, it stops and says how far it came.
 */
export async function findMatching(db: Queryable, query: MatchingQuery): Promise<Matches> {
  const { filter, limit, entries = ENTRIES_MAX } = query;
  const nothing = { seqs: [], reached: undefined };
  if (filter.nothing) return nothing;
  const bounds = await boundsOf(db, query);
  if (!bounds) return nothing;
  const shelves = shelvesOf(filter);
  const condition = conditionOf(query, filter);
  const reads = filter.words.length > 0 || filter.notWords.length > 0;
  const walk = { bounds, condition, limit, entries: reads ? Math.min(entries, ENTRIES_MAX_WITH_WORDS) : entries };
  const [first] = shelves;
  if (shelves.length === 1 && first && filter.words.length === 0) return walkShelf(db, { ...walk, shelf: first });
  const rarest = await rarestShelf(db, shelves, bounds);
  if (!rarest) return nothing;
  const { shelf } = rarest;
  if (filter.words.length === 0 || rarest.entries < walk.entries / GENEROUS) return walkShelf(db, { ...walk, shelf });
  const newest = await walkShelf(db, { ...walk, shelf, entries: Math.min(walk.entries, FIRST_LOOK) });
  if (newest.reached === undefined || newest.seqs.length >= limit) return newest;
  const older = { ...bounds, below: newest.reached };
  const missing = limit - newest.seqs.length;
  const rest = sql`${within(older)} AND ${conditionOf(query, { ...filter, words: [], notWords: [] })}`;
  const hits = await findWordHits(db, { filter, condition: rest, limit: missing });
  const found = hits
    ? { seqs: hits, reached: hits.length >= missing ? hits.at(-1) : undefined }
    : await walkShelf(db, { ...walk, shelf, bounds: older, limit: missing });
  return { seqs: [...newest.seqs, ...found.seqs], reached: found.reached };
}

/** An estimated number of entries may be wrong by so much before walking them is no longer the better choice. */
const GENEROUS = 3;

/** Where on the wire to look; undefined when nothing was released since then. */
async function boundsOf(db: Queryable, { before = TOP, after = 0, since }: MatchingQuery): Promise<Bounds | undefined> {
  if (since === undefined) return { below: before, above: after };
  const { rows } = await db.query<{ seq: number | null }>(sql`
    SELECT min(seq) AS seq FROM stories
    WHERE released_at = (SELECT min(released_at) FROM stories WHERE released_at > ${since})`);
  const oldest = rows[0]?.seq;
  return oldest == null ? undefined : { below: before, above: Math.max(after, oldest - 1) };
}

function within({ below, above }: Bounds): Sql {
  return sql`s.seq < ${below} AND s.seq > ${above}`;
}

function conditionOf({ since, standing }: MatchingQuery, filter: CanonicalFilter): Sql {
  const late = since === undefined ? sql`true` : sql`s.released_at > ${since}`;
  const stands = standing ? sql`s.retracted_at IS NULL` : sql`true`;
  return sql`${late} AND ${stands} AND ${filterConditions(filter)}`;
}
