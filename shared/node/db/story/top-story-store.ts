import sql, { type Sql } from 'sql-template-tag';
import type { StoriesQuery } from '../../../contract/query-schema.ts';
import type { CanonicalFilter } from '../../../domain/filter.ts';
import { wantedWords } from '../../../domain/search/clause.ts';
import { HALF_LIFE_HOURS } from '../../../domain/top-score.ts';
import { canonicaliseFilter } from '../../search/canonicalise-filter.ts';
import type { Queryable } from '../database.ts';
import { addExcerpts } from './excerpt-store.ts';
import { findMatching } from './matching-store.ts';
import { addReports } from './report-line-store.ts';
import { listStoriesById, type StoryList } from './story-list-store.ts';

/**
 * How many of the newest (matching) stories are examined, so that the cost does not grow with the wire. A filtered part
 * needs fewer because its stories are further apart in time and on disk.
 */
const LOOKED_AT = { everything: 3_000, part: 1_000 };
const EVERYTHING = JSON.stringify(canonicaliseFilter({}));

/**
 * The lead card of each matching storyline, by score: publishers × 0.5 ^ (age of the newest report / six hours), an
 * exponential decay. After a wire position (`after`), the number of publishers alone decides. `before` is the number of
 * cards to skip.
 */
export async function listTopStories(db: Queryable, query: StoriesQuery): Promise<StoryList> {
  const filter = canonicaliseFilter(query.filter);
  // `extract` returns `numeric`, whose powers Postgres computes to many digits, a hundred times slower.
  const age = sql`extract(epoch FROM now() - max(released_at))::float8 / 3600`;
  const rank =
    query.after === undefined
      ? sql`count(DISTINCT publisher_id) * power(0.5::float8, ${age} / ${HALF_LIFE_HOURS})`
      : sql`count(DISTINCT publisher_id)`;
  // The lead is looked up for the listed storylines only; one that does not match gives way to the newest that does.
  const { rows } = await db.query<{ id: string }>(sql`
    SELECT CASE WHEN l.lead_story_id = ANY (top.ids) THEN l.lead_story_id ELSE top.ids[1] END AS id
    FROM (
      SELECT line, ${rank} AS rank, max(seq) AS newest, array_agg(id ORDER BY seq DESC) AS ids FROM (
        SELECT s.id, s.seq, s.publisher_id, s.released_at, coalesce(m.storyline_id, s.id) AS line
        FROM (${await recentStories(db, filter, query.after)}) AS s
        LEFT JOIN storyline_members m ON m.story_id = s.id) AS recent
      GROUP BY line ORDER BY rank DESC, newest DESC LIMIT ${query.limit} OFFSET ${query.before ?? 0}) AS top
    LEFT JOIN storylines l ON l.id = top.line
    ORDER BY top.rank DESC, top.newest DESC`);
  const cards = await listStoriesById(
    db,
    rows.map(({ id }) => id),
  );
  return {
    stories: await addReports(db, await addExcerpts(db, cards, wantedWords(filter.clauses))),
    reached: undefined,
  };
}

/** Selects the newest standing stories that match. Those of the whole wire are read as they lie, in one go. */
async function recentStories(db: Queryable, filter: CanonicalFilter, after: number | undefined): Promise<Sql> {
  const columns = sql`id, seq, publisher_id, released_at`;
  if (JSON.stringify(filter) === EVERYTHING) {
    return sql`SELECT ${columns} FROM (
      SELECT ${columns}, retracted_at FROM stories WHERE seq > ${after ?? 0}
      ORDER BY seq DESC LIMIT ${LOOKED_AT.everything}) AS newest
    WHERE retracted_at IS NULL`;
  }
  const { seqs } = await findMatching(db, { filter, after, standing: true, limit: LOOKED_AT.part });
  return sql`SELECT ${columns} FROM stories WHERE seq = ANY (${seqs}::bigint[])`;
}
