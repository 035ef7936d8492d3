import sql, { type Sql } from 'sql-template-tag';
import type { TopicsAnswer } from '../../../contract/http-shapes.ts';
import type { TopicRef } from '../../../domain/story.ts';
import type { Queryable } from '../database.ts';
import { prepared } from '../prepared.ts';

/** Adds new topics. Sorted, so that two workers cannot deadlock. */
export async function addTopics(db: Queryable, topics: TopicRef[]): Promise<void> {
  await db.query(
    prepared(
      'add-topics',
      sql`
    INSERT INTO topics (slug, label) SELECT DISTINCT ON (slug) slug, label
    FROM unnest(${topics.map(({ slug }) => slug)}::text[], ${topics.map(({ label }) => label)}::text[])
      AS new (slug, label)
    ORDER BY slug ON CONFLICT (slug) DO NOTHING`,
    ),
  );
}

/** Newest stories used to determine current topics. */
const RECENT_STORIES = 3_000;
/** Maximum number of topics counted, and of stories counted per topic. */
const COUNTED_TOPICS = 200;
const COUNTED_STORIES = 500;

/**
 * Topics whose slug has the prefix, those with most stories first, counted up to 500 each. If more than 200 match,
 * prefers those most frequent in the newest stories, then the first alphabetically.
 */
export async function listTopics(db: Queryable, prefix: string, limit: number): Promise<TopicsAnswer['topics']> {
  const pattern = `${prefix.replace(/[\\%_]/g, '\\$&')}%`;
  const half = COUNTED_TOPICS / 2;
  const { rows } = await db.query<{ slug: string; label: string; stories: number }>(sql`
    WITH recent AS MATERIALIZED (${topicsInTheNews(pattern, RECENT_STORIES, half)}), named AS MATERIALIZED (
      SELECT slug FROM topics WHERE slug LIKE ${pattern} ORDER BY slug USING ~<~ LIMIT ${half}
    )
    SELECT t.slug, t.label, counted.stories
    FROM (SELECT slug FROM recent UNION SELECT slug FROM named) AS found JOIN topics t ON t.slug = found.slug
    CROSS JOIN LATERAL (SELECT count(*) AS stories FROM (
      SELECT FROM topic_stories ts WHERE ts.slug = t.slug LIMIT ${COUNTED_STORIES}) AS capped) AS counted
    WHERE counted.stories > 0 ORDER BY counted.stories DESC, t.slug LIMIT ${limit}`);
  return rows;
}

/** The most frequent topics of the newest stories. */
export async function listRecentTopics(db: Queryable, limit: number): Promise<TopicRef[]> {
  const { rows } = await db.query<TopicRef>(sql`
    WITH recent AS MATERIALIZED (${topicsInTheNews('%', RECENT_STORIES * 3, limit)})
    SELECT t.slug, t.label FROM recent JOIN topics t ON t.slug = recent.slug ORDER BY recent.stories DESC, t.slug`);
  return rows;
}

function topicsInTheNews(pattern: string, stories: number, limit: number): Sql {
  return sql`SELECT slug, count(*) AS stories FROM (
      SELECT topic_slugs FROM stories WHERE seq IS NOT NULL ORDER BY seq DESC LIMIT ${stories}) AS newest,
    unnest(newest.topic_slugs) AS slug WHERE slug LIKE ${pattern} GROUP BY slug ORDER BY count(*) DESC, slug LIMIT ${limit}`;
}

/** A topic with at least one released story; undefined for an unknown slug. */
export async function findTopic(db: Queryable, slug: string): Promise<TopicRef | undefined> {
  const { rows } = await db.query<TopicRef>(sql`
    SELECT t.slug, t.label FROM topics t
    WHERE t.slug = ${slug} AND EXISTS (SELECT FROM topic_stories ts WHERE ts.slug = t.slug)`);
  return rows[0];
}

/** The label of a topic, also of one without stories; undefined for an unknown slug. */
export async function findTopicLabel(db: Queryable, slug: string): Promise<string | undefined> {
  const { rows } = await db.query<{ label: string }>(sql`SELECT label FROM topics WHERE slug = ${slug}`);
  return rows[0]?.label;
}
