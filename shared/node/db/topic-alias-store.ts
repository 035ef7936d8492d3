import sql from 'sql-template-tag';
import type { TopicRef } from '../../domain/story.ts';
import type { Queryable } from './database.ts';
import { prepared } from './prepared.ts';

/** Every alias that operators have set down, with the topic that it stands for. */
export async function listTopicAliases(db: Queryable): Promise<Map<string, TopicRef>> {
  const { rows } = await db.query<{ alias: string; slug: string; label: string }>(
    sql`SELECT alias, slug, label FROM topic_aliases`,
  );
  return new Map(rows.map(({ alias, slug, label }) => [alias, { slug, label }]));
}

/** Those of the slugs that are topics of the wire already, as they are written there. */
export async function findTopics(db: Queryable, slugs: string[]): Promise<Map<string, TopicRef>> {
  const { rows } = await db.query<TopicRef>(
    prepared('find-topics', sql`SELECT slug, label FROM topics WHERE slug = ANY (${slugs}::text[])`),
  );
  return new Map(rows.map((topic) => [topic.slug, topic]));
}
