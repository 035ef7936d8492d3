import sql from 'sql-template-tag';
import type { StoriesQuery } from '../../../contract/query-schema.ts';
import { wantedWords } from '../../../domain/search/clause.ts';
import { HALF_LIFE_HOURS } from '../../../domain/top-score.ts';
import { canonicaliseFilter } from '../../search/canonicalise-filter.ts';
import type { Queryable } from '../database.ts';
import { addExcerpts } from './excerpt-store.ts';
import { findMatching } from './matching-store.ts';
import { addReports } from './report-line-store.ts';
import { listStoriesById, type StoryList } from './story-list-store.ts';

/**
 * How many of the newest matching stories are examined, so that the cost does not grow with the wire. A filtered part
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
  const { after } = query;
  const filter = canonicaliseFilter(query.filter);
  const isPart = JSON.stringify(filter) !== EVERYTHING;
  const limit = isPart ? LOOKED_AT.part : LOOKED_AT.everything;
  const { seqs } = await findMatching(db, { filter, after, standing: true, limit });
  // `extract` returns `numeric`, whose powers Postgres computes to many digits, a hundred times slower.
  const age = sql`extract(epoch FROM now() - max(released_at))::float8 / 3600`;
  const rank =
    after === undefined
      ? sql`count(DISTINCT publisher_id) * power(0.5::float8, ${age} / ${HALF_LIFE_HOURS})`
      : sql`count(DISTINCT publisher_id)`;
  const { rows } = await db.query<{ id: string }>(sql`
    SELECT (array_agg(id ORDER BY is_lead DESC, seq DESC))[1] AS id FROM (
      SELECT s.id, s.seq, s.publisher_id, s.released_at, coalesce(m.storyline_id, s.id) AS line,
        s.id = l.lead_story_id AS is_lead
      FROM stories s
      LEFT JOIN storyline_members m ON m.story_id = s.id LEFT JOIN storylines l ON l.id = m.storyline_id
      WHERE s.seq = ANY (${seqs}::bigint[])) AS recent
    GROUP BY line ORDER BY ${rank} DESC, max(seq) DESC LIMIT ${query.limit} OFFSET ${query.before ?? 0}`);
  const cards = await listStoriesById(
    db,
    rows.map(({ id }) => id),
  );
  return {
    stories: await addReports(db, await addExcerpts(db, cards, wantedWords(filter.clauses))),
    reached: undefined,
  };
}
