import sql, { type Sql } from 'sql-template-tag';
import type { TopicKind } from '../../../domain/story.ts';
import type { Queryable } from '../database.ts';
import { freshNews, lastHour } from './fresh-news.ts';

/** Serialises trending across all workers of one schema. */
const TRENDING_LOCK = 0x7472656e;

/** A topic's activity in the last hour. */
export interface RecentTopic {
  slug: string;
  label: string;
  /** Null when it is neither a name nor a subject of the vocabulary. */
  kind: TopicKind | null;
  /** Stories of the last hour in twelve bins of five minutes, oldest first. */
  bins: number[];
  /** Publishers in the last hour. */
  publishers: number;
}

/** Which topics count for which: the target by slug, chains already followed. */
export type MergedTopics = ReadonlyMap<string, string>;

/** Takes the trending lock for this transaction; false when another worker holds it. */
export async function tryTrendingLock(tx: Queryable): Promise<boolean> {
  const { rows } = await tx.query<{ taken: boolean }>(
    sql`SELECT pg_try_advisory_xact_lock(${TRENDING_LOCK}, hashtext(current_schema())) AS taken`,
  );
  return rows[0]?.taken === true;
}

/** Topics with at least two stories in the hour before `now`; a story counts once for each. */
export async function recentTopics(db: Queryable, merged: MergedTopics, now: Date): Promise<RecentTopic[]> {
  const { rows } = await db.query<Omit<RecentTopic, 'bins'> & { places: number[] }>(sql`
    WITH ${mergedTable(merged)}, active AS (
      SELECT coalesce(merged.target, ref->>'slug') AS slug, max(ref->>'kind') AS kind,
        count(DISTINCT s.publisher_id)::int AS publishers, array_agg(${placeOf(now)}) AS places
      FROM (SELECT s.topics, s.topic_slugs, s.publisher_id, s.released_at FROM ${freshNews(lastHour(now))}) AS s
      CROSS JOIN LATERAL jsonb_array_elements(s.topics) AS ref LEFT JOIN merged ON merged.slug = ref->>'slug'
      WHERE ${COUNTS_ONCE}
      GROUP BY 1 HAVING count(*) >= 2
    )
    SELECT t.slug, t.label, active.kind, active.publishers, active.places
    FROM active JOIN topics t ON t.slug = active.slug`);
  return rows.map(({ places, ...row }) => ({ ...row, bins: toBins(places) }));
}

/**
 * Of several topics of a story `s` that count for the same one, true for one alone: that one itself, else the first
 * alphabetically. Cheap for topics that are not merged.
 */
export const COUNTS_ONCE = sql`(merged.slug IS NULL OR NOT EXISTS (
  SELECT FROM unnest(s.topic_slugs) AS other (slug) LEFT JOIN merged AS also ON also.slug = other.slug
  WHERE coalesce(also.target, other.slug) = merged.target
    AND (other.slug = merged.target OR other.slug < merged.slug)))`;

/** The merged topics as the table `merged (slug, target)`. */
export function mergedTable(merged: MergedTopics): Sql {
  return sql`merged (slug, target) AS (
    SELECT * FROM unnest(${[...merged.keys()]}::text[], ${[...merged.values()]}::text[]))`;
}

/** The bin of a story `s` of the hour before `now`, from 0 for the oldest to 11. */
export function placeOf(now: Date): Sql {
  const { after } = lastHour(now);
  return sql`least(11, greatest(0, floor(extract(epoch FROM s.released_at - ${after}::timestamptz) / 300)))::int`;
}

export interface UsualLevel {
  /** How many hours of the wire were examined. */
  hours: number;
  /** Stories by topic in those hours. */
  stories: Map<string, number>;
}

/** The frequency of these topics in the week before the last hour. Numbers increase with time, so the key suffices. */
export async function usualLevel(db: Queryable, slugs: string[], merged: MergedTopics, now: Date): Promise<UsualLevel> {
  const firstAfter = (ago: string): Sql => sql`(SELECT seq FROM stories
    WHERE released_at > ${now}::timestamptz - ${ago}::interval ORDER BY released_at, seq LIMIT 1)`;
  const { rows } = await db.query<{ slug: string; stories: number }>(sql`
    WITH ${mergedTable(merged)}
    SELECT coalesce(merged.target, ts.slug) AS slug, count(DISTINCT ts.seq) AS stories
    FROM topic_stories ts LEFT JOIN merged ON merged.slug = ts.slug
    WHERE ts.slug = ANY (${[...slugs, ...sourcesOf(slugs, merged)]}) AND ts.seq >= ${firstAfter('7 days')}
      AND ts.seq < coalesce(${firstAfter('1 hour')}, ${Number.MAX_SAFE_INTEGER}::bigint)
    GROUP BY 1`);
  const span = await db.query<{ hours: number }>(sql`
    SELECT coalesce(extract(epoch FROM ${now}::timestamptz - interval '1 hour' - min(released_at)) / 3600, 0)::float8
      AS hours
    FROM stories WHERE released_at > ${now}::timestamptz - interval '7 days'`);
  return {
    hours: Math.max(0, span.rows[0]?.hours ?? 0),
    stories: new Map(rows.map(({ slug, stories }) => [slug, stories])),
  };
}

/** The topics that count for one of these. */
export function sourcesOf(slugs: readonly string[], merged: MergedTopics): string[] {
  const targets = new Set(slugs);
  return [...merged].filter(([, target]) => targets.has(target)).map(([slug]) => slug);
}

function toBins(places: number[]): number[] {
  const bins = Array.from({ length: 12 }, () => 0);
  for (const place of places) bins[place] = (bins[place] ?? 0) + 1;
  return bins;
}
