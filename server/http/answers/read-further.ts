import { furtherQuery } from '../../../shared/contract/first-answers.ts';
import { furtherStories } from '../../../shared/domain/further-stories.ts';
import type { StoryCard } from '../../../shared/domain/story.ts';
import type { Queryable } from '../../../shared/node/db/database.ts';
import { listStories } from '../../../shared/node/db/story/story-list-store.ts';

/** Further stories of a story's telling topics, by the same bounded search that its live page would ask for. */
export async function readFurther(db: Queryable, story: StoryCard): Promise<StoryCard[]> {
  const query = furtherQuery(story);
  if (!query) return [];
  const { stories } = await listStories(db, { ...query, before: undefined, after: undefined });
  return furtherStories(story, stories);
}
