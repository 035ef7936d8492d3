import sql from 'sql-template-tag';
import type { TopicRef } from '../../domain/story.ts';
import type { TopicsAnswer } from '../../wire/http-shapes.ts';
import type { Queryable } from './database.ts';
import { prepared } from './prepared.ts';

/** The topics that a story has from now on. */
export interface TopicsOfStory {
  storyId: string;
  topics: TopicRef[];
}

/** Makes these the stories' topics, adding topics that are new. Sorted, so that two workers cannot lock crosswise. */
export async function setStoryTopics(db: Queryable, stories: TopicsOfStory[]): Promise<void> {
  const rows = stories.flatMap(({ storyId, topics }) => topics.map((topic) => ({ storyId, ...topic })));
  await db.query(
    prepared(
      'set-story-topics',
      sql`
    WITH new AS (
      SELECT * FROM unnest(${rows.map(({ storyId }) => storyId)}::uuid[], ${rows.map(({ slug }) => slug)}::text[],
        ${rows.map(({ label }) => label)}::text[]) AS new (story_id, slug, label)
    ), old AS (
      DELETE FROM story_topics s WHERE s.story_id = ANY (${stories.map(({ storyId }) => storyId)}::uuid[])
        AND NOT EXISTS (SELECT FROM new WHERE new.story_id = s.story_id AND new.slug = s.slug)
    ), added AS (
      INSERT INTO topics (slug, label) SELECT DISTINCT ON (slug) slug, label FROM new ORDER BY slug
      ON CONFLICT (slug) DO NOTHING
    )
    INSERT INTO story_topics (slug, story_id) SELECT slug, story_id FROM new ON CONFLICT DO NOTHING`,
    ),
  );
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
