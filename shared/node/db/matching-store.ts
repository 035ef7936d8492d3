import sql, { join, type Sql } from 'sql-template-tag';
import type { CanonicalFilter } from '../../domain/filter.ts';
import type { Queryable } from './database.ts';
import { filterConditions } from './filter-sql.ts';
import { readWireState } from './wire-store.ts';

/**
 * How many of the newest numbers a search goes through, one story after the other, before it asks the index of words:
 * that gives all stories with a word, old ones too, and a word that is in every tenth story is soon met by walking.
 */
const SEARCH_WINDOWS = [2_000, 10_000];

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
}

/** The numbers of the newest stories that match, newest first. What it costs hardly grows with the wire. */
export async function findMatching(db: Queryable, query: MatchingQuery): Promise<number[]> {
  const { nothing, words } = query.filter;
  if (nothing) return [];
  if (words.length === 0) return seqsOf(db, newest(query));
  const found: number[] = [];
  let below = query.before ?? (await readWireState(db)).lastSeq + 1;
  for (const window of SEARCH_WINDOWS) {
    const from = Math.max(below - window, query.after === undefined ? 0 : query.after + 1);
    const bounds = { ...query, before: below, after: from - 1, limit: query.limit - found.length };
    found.push(...(await seqsOf(db, newest(bounds))));
    below = from;
    if (found.length >= query.limit || below <= (query.after ?? 0) + 1) return found;
  }
  const rest = { ...query, before: below, limit: query.limit - found.length };
  return [...found, ...(await seqsOf(db, newestOfAll(rest)))];
}

async function seqsOf(db: Queryable, statement: Sql): Promise<number[]> {
  const { rows } = await db.query<{ seq: number }>(statement);
  return rows.map(({ seq }) => seq);
}

/** Walks along the wire, or along a shelf of it, until there are enough; of several shelves the newest of each. */
function newest(query: MatchingQuery): Sql {
  const walks = shelves(query.filter).map(
    ({ table, seqs, where, asked }) => sql`(SELECT s.seq FROM ${table}
      WHERE ${join([where, ...seqs.map((seq) => within(seq, query)), conditionOf(query, asked)], ' AND ')}
      ORDER BY s.seq DESC LIMIT ${query.limit})`,
  );
  return walks.length === 1 ? (walks[0] as Sql) : sql`${join(walks, ' UNION ')} ORDER BY seq DESC LIMIT ${query.limit}`;
}

/** Finds all first: without a limit before its eyes Postgres asks the index of words, which has no order. */
function newestOfAll(query: MatchingQuery): Sql {
  return sql`
    WITH found AS MATERIALIZED (
      SELECT s.seq FROM stories s WHERE ${within(sql`s.seq`, query)} AND ${conditionOf(query, query.filter)})
    SELECT seq FROM found ORDER BY seq DESC LIMIT ${query.limit}`;
}

/** Stories in the order of the wire, all that match among them. */
interface Shelf {
  table: Sql;
  where: Sql;
  /** The columns with a story's number: Postgres does not conclude from one that is bounded to those it is equal to. */
  seqs: Sql[];
  /** What is left to ask of each story. */
  asked: CanonicalFilter;
}

/** The shelf, or the shelves, where fewest others stand between those that match. */
function shelves(filter: CanonicalFilter): Shelf[] {
  const { any, all, publishers, sections, languages, minPriority, words } = filter;
  const stories = (where: Sql): Shelf => ({ table: sql`stories s`, where, seqs: [sql`s.seq`], asked: filter });
  if (words.length > 0 || minPriority !== 'routine') return [stories(sql`true`)];
  if (any.length > 0) return any.map((slug) => topicShelf([slug, ...all], filter));
  if (all.length > 0) return [topicShelf(all, filter)];
  if (publishers.length > 0) return publishers.map((id) => stories(sql`s.publisher_id = ${id}`));
  if (languages.length > 0) return roots(languages).map((root) => stories(languageIs(root)));
  if (sections.length > 0) return sections.map((section) => stories(sql`s.section = ${section}`));
  return [stories(sql`true`)];
}

/** The stories that have all these topics. */
function topicShelf(slugs: string[], filter: CanonicalFilter): Shelf {
  const names = slugs.map((_, index) => sql([`t${index}`]));
  return {
    table: sql`stories s ${join(
      names.map((name) => sql`JOIN topic_stories ${name} ON ${name}.seq = s.seq`),
      ' ',
    )}`,
    where: join(
      names.map((name, index) => sql`${name}.slug = ${slugs[index]}`),
      ' AND ',
    ),
    seqs: [sql`s.seq`, ...names.map((name) => sql`${name}.seq`)],
    asked: { ...filter, any: [], all: [] },
  };
}

const roots = (languages: string[]): string[] => [...new Set(languages.map((tag) => tag.split('-')[0] ?? tag))];
const languageIs = (root: string): Sql => sql`lower(split_part(s.language, '-', 1)) = ${root}`;

function within(seq: Sql, { before, after }: MatchingQuery): Sql {
  const above = after === undefined ? sql`true` : sql`${seq} > ${after}`;
  return before === undefined ? above : sql`${above} AND ${seq} < ${before}`;
}

function conditionOf({ since, standing }: MatchingQuery, filter: CanonicalFilter): Sql {
  const late = since === undefined ? sql`true` : sql`s.released_at > ${since}`;
  const stands = standing ? sql`s.retracted_at IS NULL` : sql`true`;
  return sql`s.seq IS NOT NULL AND ${late} AND ${stands} AND ${filterConditions(filter)}`;
}
