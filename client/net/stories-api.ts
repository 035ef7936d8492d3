import type { Filter } from '../../shared/domain/filter.ts';
import type { Story } from '../../shared/domain/story.ts';
import { toFilterQuery } from '../../shared/wire/filter-query.ts';
import {
  type StoriesRequest,
  storiesAddress,
  storyAddress,
  TRENDING_ADDRESS,
} from '../../shared/wire/first-answers.ts';
import type {
  StoriesPage,
  StoryCount,
  TopicsAnswer,
  TrendingAnswer,
  TrendingTopic,
} from '../../shared/wire/http-shapes.ts';
import { firstAnswer } from './first-answers.ts';
import { getJson } from './http-client.ts';

/** The server looks at so many stories a page; after so many pages without a match the search ends for now. */
const EMPTY_PAGES_MAX = 50;

/**
 * One page of a column: newest first, or the top storylines. Where few of many stories match, a page can be empty while
 * there are older ones: then those are read.
 */
export async function fetchStories(request: StoriesRequest, signal?: AbortSignal): Promise<StoriesPage> {
  const first = await getJson<StoriesPage>(storiesAddress(request), signal);
  let page = first;
  for (let pages = 1; page.stories.length === 0 && page.next !== null && pages < EMPTY_PAGES_MAX; pages += 1) {
    page = await getJson(storiesAddress({ ...request, before: page.next }), signal);
  }
  return { ...page, position: first.position };
}

/** The same where the page was served with it. */
export function firstStories(request: StoriesRequest): StoriesPage | undefined {
  return firstAnswer(storiesAddress(request));
}

/** How many stories match that came after a place on the wire, or a time (ISO 8601), with a few headlines. */
export function fetchCount(
  filter: Filter,
  from: { after?: number; since?: string },
  signal?: AbortSignal,
): Promise<StoryCount> {
  const query = toFilterQuery(filter);
  if (from.after !== undefined) query.set('after', String(from.after));
  if (from.since !== undefined) query.set('since', from.since);
  return getJson(`/api/v1/stories/count?${query}`, signal);
}

/** The whole story with its body. */
export function fetchStory(id: string, signal?: AbortSignal): Promise<Story> {
  return getJson(storyAddress(id), signal);
}

/** The same where the page was served with it. */
export function firstStory(id: string): Story | undefined {
  return firstAnswer(storyAddress(id));
}

/** Topics whose label or slug begins like this, the busiest first. */
export async function fetchTopics(
  prefix: string,
  limit: number,
  signal?: AbortSignal,
): Promise<TopicsAnswer['topics']> {
  const query = new URLSearchParams({ prefix, limit: String(limit) });
  const answer = await getJson<TopicsAnswer>(`/api/v1/topics?${query}`, signal);
  return answer.topics;
}

/** The words of the hour. */
export async function fetchTrending(): Promise<TrendingTopic[]> {
  return (await getJson<TrendingAnswer>(TRENDING_ADDRESS)).topics;
}

/** The same where the page was served with it. */
export function firstTrending(): TrendingTopic[] | undefined {
  return firstAnswer<TrendingAnswer>(TRENDING_ADDRESS)?.topics;
}
