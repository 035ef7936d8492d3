import sql from 'sql-template-tag';
import type { TopicRef } from '../../../domain/story.ts';
import type { Queryable } from '../database.ts';
import { prepared } from '../prepared.ts';

/** All operator-defined aliases with their topics. */
export async function listTopicAliases(db: Queryable): Promise<Map<string, TopicRef>> {
  const { rows } = await db.query<{ alias: string; slug: string; label: string }>(
    sql`SELECT alias, slug, label FROM topic_aliases`,
  );
  return new Map(rows.map(({ alias, slug, label }) => [alias, { slug, label }]));
}

/** The slugs that are existing topics, with their stored labels. */
export async function findTopics(db: Queryable, slugs: string[]): Promise<Map<string, TopicRef>> {
  const { rows } = await db.query<TopicRef>(
    prepared('find-topics', sql`SELECT slug, label FROM topics WHERE slug = ANY (${slugs}::text[])`),
  );
  return new Map(rows.map((topic) => [topic.slug, topic]));
}
