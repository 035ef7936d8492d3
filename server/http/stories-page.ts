import { formatPosition } from '../../shared/domain/position.ts';
import type { Queryable } from '../../shared/node/db/database.ts';
import { listStories, type StoryList } from '../../shared/node/db/story-list-store.ts';
import { listTopStories } from '../../shared/node/db/top-story-store.ts';
import { readWireState } from '../../shared/node/db/wire-store.ts';
import type { StoriesPage } from '../../shared/wire/http-shapes.ts';
import type { StoriesQuery } from '../../shared/wire/query-schema.ts';

/** A page of the feed under a filter, and the position from which to follow on. */
export async function readStoriesPage(db: Queryable, query: StoriesQuery): Promise<StoriesPage> {
  // The position comes first: whatever is released in between is in both, the page and what follows it.
  const { feedId, lastSeq } = await readWireState(db);
  const list = query.sort === 'top' ? listTopStories : listStories;
  const found = await list(db, { ...query, limit: query.limit + 1 });
  return { ...cutPage(query, found), position: formatPosition(feedId, lastSeq) };
}

/**
 * Cuts off the one story that was asked for beyond the page, which tells whether there is another. The next page begins
 * below the last story of the wire, after so many storylines, or where the search stopped before the page was full.
 */
export function cutPage(query: StoriesQuery, { stories, reached }: StoryList): Pick<StoriesPage, 'stories' | 'next'> {
  const page = stories.slice(0, query.limit);
  if (stories.length <= query.limit) return { stories: page, next: reached === undefined ? null : String(reached) };
  const next = query.sort === 'top' ? (query.before ?? 0) + page.length : page.at(-1)?.seq;
  return { stories: page, next: String(next) };
}
