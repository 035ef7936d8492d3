import type { StoriesPage } from '../../../shared/contract/http-shapes.ts';
import type { StoriesQuery } from '../../../shared/contract/query-schema.ts';
import { formatPosition } from '../../../shared/domain/position.ts';
import type { StoryCard } from '../../../shared/domain/story.ts';
import type { Queryable } from '../../../shared/node/db/database.ts';
import { listStories, type StoryList } from '../../../shared/node/db/story/story-list-store.ts';
import { listTopStories } from '../../../shared/node/db/story/top-story-store.ts';
import { readWireState } from '../../../shared/node/db/wire/wire-store.ts';

/** A page of stories under a filter, each as `show` returns it, and the position from which to follow the wire. */
export async function readStoriesPage(
  db: Queryable,
  query: StoriesQuery,
  show: (card: StoryCard) => StoryCard,
): Promise<StoriesPage> {
  // Read the position first: a story released in between is then in both the page and the events that follow.
  const { wireId, lastSeq } = await readWireState(db);
  const list = query.sort === 'top' ? listTopStories : listStories;
  const found = await list(db, { ...query, limit: query.limit + 1 });
  const page = cutPage(query, found);
  return { ...page, stories: page.stories.map(show), position: formatPosition(wireId, lastSeq) };
}

/**
 * Cuts off the one extra story, which shows that there is another page. The next page begins below the last story's
 * position on the wire, after this many storylines, or where the search stopped before the page was full.
 */
export function cutPage(query: StoriesQuery, { stories, reached }: StoryList): Pick<StoriesPage, 'stories' | 'next'> {
  const page = stories.slice(0, query.limit);
  if (stories.length <= query.limit) return { stories: page, next: reached === undefined ? null : String(reached) };
  const next = query.sort === 'top' ? (query.before ?? 0) + page.length : page.at(-1)?.seq;
  return { stories: page, next: String(next) };
}
