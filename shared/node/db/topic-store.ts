import sql from 'sql-template-tag';
import type { TopicRef } from '../../domain/story.ts';
import type { TopicsAnswer } from '../../wire/http-shapes.ts';
import type { Queryable } from './database.ts';
import { prepared } from './prepared.ts';

/** Adds those that are new. Sorted, so that two workers cannot lock crosswise. */
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

/** Topics whose slug begins with the prefix, those with most stories first. */
export async function listTopics(db: Queryable, prefix: string, limit: number): Promise<TopicsAnswer['topics']> {
  const pattern = `${prefix.replace(/[\\%_]/g, '\\$&')}%`;
  const { rows } = await db.query<{ slug: string; label: string; stories: number }>(sql`
    SELECT t.slug, t.label, count(*) AS stories
    FROM topics t JOIN topic_stories ts ON ts.slug = t.slug
    WHERE t.slug LIKE ${pattern}
    GROUP BY t.slug, t.label ORDER BY stories DESC, t.slug LIMIT ${limit}`);
  return rows;
}

/** A topic with at least one released story; undefined when there is none with this slug. */
export async function findTopic(db: Queryable, slug: string): Promise<TopicRef | undefined> {
  const { rows } = await db.query<TopicRef>(sql`
    SELECT t.slug, t.label FROM topics t
    WHERE t.slug = ${slug} AND EXISTS (SELECT FROM topic_stories ts WHERE ts.slug = t.slug)`);
  return rows[0];
}
