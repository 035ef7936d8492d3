import { formatPosition } from '../../shared/domain/position.ts';
import type { StoryCard } from '../../shared/domain/story.ts';
import type { Queryable } from '../../shared/node/db/database.ts';
import { listStories } from '../../shared/node/db/story-store.ts';
import { listTopStories } from '../../shared/node/db/top-story-store.ts';
import { readWireState } from '../../shared/node/db/wire-store.ts';
import type { StoriesPage } from '../../shared/wire/http-shapes.ts';
import type { StoriesQuery } from '../../shared/wire/query-schema.ts';

/** A page of the feed under a filter, and the position from which to follow on. */
export async function readStoriesPage(db: Queryable, query: StoriesQuery): Promise<StoriesPage> {
  // The position comes first: whatever is released in between is in both, the page and what follows it.
  const { feedId, lastSeq } = await readWireState(db);
  const list = query.sort === 'top' ? listTopStories : listStories;
  const stories = await list(db, { ...query, limit: query.limit + 1 });
  return { ...cutPage(query, stories), position: formatPosition(feedId, lastSeq) };
}

/** Cuts off the one story that was asked for beyond the page, which tells whether there is another. */
export function cutPage(query: StoriesQuery, stories: StoryCard[]): Pick<StoriesPage, 'stories' | 'next'> {
  const page = stories.slice(0, query.limit);
  return { stories: page, next: stories.length > query.limit ? nextPage(query, page) : null };
}

/** Where the next page begins: below the last story of the wire, or after so many storylines. */
function nextPage(query: StoriesQuery, page: StoryCard[]): string {
  return query.sort === 'top' ? String((query.before ?? 0) + page.length) : String(page.at(-1)?.seq);
}
