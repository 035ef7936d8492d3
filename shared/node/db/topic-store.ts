import sql from 'sql-template-tag';
import type { TopicRef } from '../../domain/story.ts';
import type { TopicsAnswer } from '../../wire/http-shapes.ts';
import type { Queryable } from './database.ts';

/** Makes these the story's topics, adding topics that are new. Sorted, so that two workers cannot lock crosswise. */
export async function setStoryTopics(db: Queryable, storyId: string, topics: TopicRef[]): Promise<void> {
  const deleted = db.query(sql`DELETE FROM story_topics WHERE story_id = ${storyId}`);
  const sorted = topics.toSorted((a, b) => (a.slug < b.slug ? -1 : 1));
  const slugs = sorted.map((topic) => topic.slug);
  const added = db.query(sql`
    INSERT INTO topics (slug, label)
    SELECT slug, label FROM unnest(${slugs}::text[], ${sorted.map((topic) => topic.label)}::text[]) AS new (slug, label)
    ON CONFLICT (slug) DO NOTHING`);
  const set = db.query(sql`
    INSERT INTO story_topics (slug, story_id) SELECT slug, ${storyId}::uuid FROM unnest(${slugs}::text[]) AS slug`);
  await Promise.all([deleted, added, set]);
}

/** Topics whose slug begins with the prefix, those with most stories first. */
export async function listTopics(db: Queryable, prefix: string, limit: number): Promise<TopicsAnswer['topics']> {
  const pattern = `${prefix.replace(/[\\%_]/g, '\\$&')}%`;
  const { rows } = await db.query<{ slug: string; label: string; stories: number }>(sql`
    SELECT t.slug, t.label, count(*) AS stories
    FROM topics t JOIN story_topics st ON st.slug = t.slug JOIN stories s ON s.id = st.story_id AND s.seq IS NOT NULL
    WHERE t.slug LIKE ${pattern}
    GROUP BY t.slug, t.label ORDER BY stories DESC, t.slug LIMIT ${limit}`);
  return rows;
}

/** A topic with at least one released story; undefined when there is none with this slug. */
export async function findTopic(db: Queryable, slug: string): Promise<TopicRef | undefined> {
  const { rows } = await db.query<TopicRef>(sql`
    SELECT t.slug, t.label FROM topics t
    WHERE t.slug = ${slug} AND EXISTS (
      SELECT FROM story_topics st JOIN stories s ON s.id = st.story_id WHERE st.slug = t.slug AND s.seq IS NOT NULL)`);
  return rows[0];
}
