import sql from 'sql-template-tag';
import type { Queryable } from '../database.ts';
import { freshNews, lastHour } from './fresh-news.ts';
import { COUNTS_ONCE, type MergedTopics, mergedTable, placeOf, sourcesOf } from './trending-store.ts';

/** Publishers that a reason names. */
const NAMES = 3;
/** The newest stories, of which the best headline is chosen. */
const HEADLINES = 20;

/** A story of a topic, by its headline. */
export interface TopicStory {
  id: string;
  headline: string;
}

/** The storyline that weighs most among a topic's stories of the last hour. */
export interface TopicReason {
  slug: string;
  storylineId: string;
  /** How many of the topic's stories of the last hour belong to it. */
  stories: number;
  /** The publishers of these stories. */
  publishers: number;
  /** The names of the first publishers, at most three, in the order in which they reported. */
  names: string[];
  /** These stories, newest first, at most twenty. */
  topicStories: TopicStory[];
  /** The storyline's lead story, if it stands and carries the topic. */
  lead: TopicStory | null;
}

/** Why topics rise: the heaviest storyline of each, with stories weighed by their bin of five minutes, oldest first. */
export async function findReasons(
  db: Queryable,
  slugs: string[],
  { weights, merged, now }: { weights: readonly number[]; merged: MergedTopics; now: Date },
): Promise<Map<string, TopicReason>> {
  const { rows } = await db.query<TopicReason>(sql`
    WITH ${mergedTable(merged)}, tagged AS MATERIALIZED (
      SELECT coalesce(merged.target, own.slug) AS slug, s.id, s.seq, s.publisher_id, s.storyline_id,
        (${[...weights]}::float8[])[1 + ${placeOf(now)}] AS weight
      FROM (
        SELECT s.id, s.seq, s.publisher_id, s.released_at, s.topic_slugs,
          coalesce(m.storyline_id, s.id) AS storyline_id
        FROM ${freshNews(lastHour(now))} AND s.topic_slugs && ${[...slugs, ...sourcesOf(slugs, merged)]}::text[]
      ) AS s CROSS JOIN LATERAL unnest(s.topic_slugs) AS own (slug) LEFT JOIN merged ON merged.slug = own.slug
      WHERE coalesce(merged.target, own.slug) = ANY (${slugs}::text[]) AND ${COUNTS_ONCE}
    ), best AS MATERIALIZED (
      SELECT DISTINCT ON (slug) slug, storyline_id, count(*)::int AS stories,
        count(DISTINCT publisher_id)::int AS publishers
      FROM tagged GROUP BY slug, storyline_id
      ORDER BY slug, sum(weight) DESC, count(*) DESC, storyline_id
    ), chosen AS MATERIALIZED (
      SELECT tagged.* FROM tagged JOIN best ON (best.slug, best.storyline_id) = (tagged.slug, tagged.storyline_id)
    ), named AS (
      SELECT slug, (array_agg(p.name ORDER BY seq))[1:${NAMES}] AS names
      FROM (SELECT slug, publisher_id, min(seq) AS seq FROM chosen GROUP BY slug, publisher_id) AS reported
      JOIN publishers p ON p.id = reported.publisher_id GROUP BY slug
    ), newest AS (
      SELECT slug, json_agg(json_build_object('id', s.id, 'headline', s.headline) ORDER BY s.seq DESC) AS stories
      FROM (SELECT slug, id, row_number() OVER (PARTITION BY slug ORDER BY seq DESC) AS place FROM chosen) AS listed
      JOIN stories s ON s.id = listed.id WHERE place <= ${HEADLINES} GROUP BY slug
    )
    SELECT best.slug, best.storyline_id AS "storylineId", best.stories, best.publishers, named.names, newest.stories AS "topicStories",
      CASE WHEN lead.id IS NULL THEN NULL ELSE json_build_object('id', lead.id, 'headline', lead.headline) END AS lead
    FROM best JOIN named ON named.slug = best.slug JOIN newest ON newest.slug = best.slug
    LEFT JOIN storylines l ON l.id = best.storyline_id
    LEFT JOIN stories lead ON lead.id = l.lead_story_id AND lead.retracted_at IS NULL AND lead.seq IS NOT NULL
      AND EXISTS (SELECT FROM unnest(lead.topic_slugs) AS own (slug) LEFT JOIN merged ON merged.slug = own.slug
        WHERE coalesce(merged.target, own.slug) = best.slug)`);
  return new Map(rows.map((row) => [row.slug, row]));
}
