import sql, { type Sql } from 'sql-template-tag';
import type { Queryable } from './database.ts';

/** Serialises trending over all workers of one schema. */
const TRENDING_LOCK = 0x7472656e;

/** How a topic did lately. */
export interface RecentTopic {
  slug: string;
  label: string;
  /** Stories of the last hour in twelve bins of five minutes, oldest first. */
  bins: number[];
  /** Publishers of the last hour. */
  publishers: number;
  /** The newest story of the last hour. */
  storyId: string;
  headline: string;
}

/** Takes the right to compute trending for this transaction; false when another worker has it. */
export async function tryTrendingLock(tx: Queryable): Promise<boolean> {
  const { rows } = await tx.query<{ taken: boolean }>(
    sql`SELECT pg_try_advisory_xact_lock(${TRENDING_LOCK}, hashtext(current_schema())) AS taken`,
  );
  return rows[0]?.taken === true;
}

/** Topics with at least two stories in the hour before `now`. */
export async function recentTopics(db: Queryable, now: Date): Promise<RecentTopic[]> {
  const { rows } = await db.query<Omit<RecentTopic, 'storyId' | 'bins'> & { story_id: string; places: number[] }>(sql`
    SELECT ts.slug, t.label, count(DISTINCT s.publisher_id)::int AS publishers,
      array_agg(floor(extract(epoch FROM s.released_at - (${now}::timestamptz - interval '1 hour')) / 300)::int)
        AS places,
      (array_agg(s.id ORDER BY s.seq DESC))[1] AS story_id,
      (array_agg(s.headline ORDER BY s.seq DESC))[1] AS headline
    FROM stories s JOIN LATERAL unnest(s.topic_slugs) AS ts (slug) ON true JOIN topics t ON t.slug = ts.slug
    WHERE s.released_at > ${now}::timestamptz - interval '1 hour' AND s.released_at <= ${now}
      AND s.retracted_at IS NULL
    GROUP BY ts.slug, t.label HAVING count(*) >= 2`);
  return rows.map(({ story_id, places, ...row }) => ({ ...row, storyId: story_id, bins: toBins(places) }));
}

export interface UsualLevel {
  /** Hours of the wire that were looked at. */
  hours: number;
  /** Stories by topic in those hours. */
  stories: Map<string, number>;
}

/** How often these topics occurred in the week before the last hour. Numbers follow time, so the key alone tells. */
export async function usualLevel(db: Queryable, slugs: string[], now: Date): Promise<UsualLevel> {
  const firstAfter = (ago: string): Sql => sql`(SELECT seq FROM stories
    WHERE released_at > ${now}::timestamptz - ${ago}::interval ORDER BY released_at, seq LIMIT 1)`;
  const { rows } = await db.query<{ slug: string; stories: number }>(sql`
    SELECT slug, count(*) AS stories FROM topic_stories
    WHERE slug = ANY (${slugs}) AND seq >= ${firstAfter('7 days')}
      AND seq < coalesce(${firstAfter('1 hour')}, ${Number.MAX_SAFE_INTEGER}::bigint)
    GROUP BY slug`);
  const span = await db.query<{ hours: number }>(sql`
    SELECT coalesce(extract(epoch FROM ${now}::timestamptz - interval '1 hour' - min(released_at)) / 3600, 0)::float8
      AS hours
    FROM stories WHERE released_at > ${now}::timestamptz - interval '7 days'`);
  return {
    hours: Math.max(0, span.rows[0]?.hours ?? 0),
    stories: new Map(rows.map(({ slug, stories }) => [slug, stories])),
  };
}

function toBins(places: number[]): number[] {
  const bins = Array.from({ length: 12 }, () => 0);
  for (const place of places) {
    const bin = Math.min(11, Math.max(0, place));
    bins[bin] = (bins[bin] ?? 0) + 1;
  }
  return bins;
}
