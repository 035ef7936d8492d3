import sql from 'sql-template-tag';
import { canonicaliseFilter } from '../../domain/filter.ts';
import type { StoryCount } from '../../wire/http-shapes.ts';
import type { CountQuery } from '../../wire/query-schema.ts';
import type { Queryable } from './database.ts';
import { filterConditions } from './filter-sql.ts';

const COUNTED_MAX = 10_000;
const HEADLINES = 3;

/** How many standing stories match that came after a place on the wire, or a time; counting ends at 10,000. */
export async function countStories(db: Queryable, { filter, after, since }: CountQuery): Promise<StoryCount> {
  const place = after === undefined ? sql`true` : sql`s.seq > ${after}`;
  const time = since === undefined ? sql`true` : sql`s.released_at > ${since}`;
  const { rows } = await db.query<{ stories: number; headlines: string[] | null }>(sql`
    SELECT count(*)::int AS stories, (array_agg(headline ORDER BY seq DESC))[1:${HEADLINES}] AS headlines FROM (
      SELECT s.seq, s.headline FROM stories s
      WHERE s.seq IS NOT NULL AND s.retracted_at IS NULL AND ${place} AND ${time}
        AND ${filterConditions(canonicaliseFilter(filter))}
      ORDER BY s.seq DESC LIMIT ${COUNTED_MAX + 1}) AS found`);
  const { stories, headlines } = rows[0] ?? { stories: 0, headlines: null };
  return { stories: Math.min(stories, COUNTED_MAX), more: stories > COUNTED_MAX, headlines: headlines ?? [] };
}
