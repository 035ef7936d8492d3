import { toFilterQuery } from '../../shared/contract/filter-query.ts';
import {
  publisherAddress,
  type StoriesRequest,
  storiesAddress,
  storyAddress,
  TRENDING_ADDRESS,
} from '../../shared/contract/first-answers.ts';
import type { StoriesPage, StoryCount, TopicsAnswer } from '../../shared/contract/http-shapes.ts';
import type { PublisherProfile } from '../../shared/contract/publisher-shapes.ts';
import type { TrendingAnswer, TrendingTopic } from '../../shared/contract/trending-shapes.ts';
import type { Filter } from '../../shared/domain/filter.ts';
import type { Story } from '../../shared/domain/story.ts';
import { firstAnswer } from './first-answers.ts';
import { getJson } from './http-client.ts';

/** The server examines a fixed number of stories per page; give up after this many pages without a match. */
const EMPTY_PAGES_MAX = 50;

/**
 * Fetches one page of a column: newest first, or the top storylines. When few stories match, a page can be empty
 * although older ones match; then the next pages are fetched.
 */
export async function fetchStories(request: StoriesRequest, signal?: AbortSignal): Promise<StoriesPage> {
  const first = await getJson<StoriesPage>(storiesAddress(request), signal);
  let page = first;
  for (let pages = 1; page.stories.length === 0 && page.next !== null && pages < EMPTY_PAGES_MAX; pages += 1) {
    page = await getJson(storiesAddress({ ...request, before: page.next }), signal);
  }
  return { ...page, position: first.position };
}

/** The same page of stories, if the page was served with it. */
export function firstStories(request: StoriesRequest): StoriesPage | undefined {
  return firstAnswer(storiesAddress(request));
}

/** Counts matching stories after a wire position or a time (ISO 8601), with a few headlines. */
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

/** Fetches a story with its body. */
export function fetchStory(id: string, signal?: AbortSignal): Promise<Story> {
  return getJson(storyAddress(id), signal);
}

/** The same story, if the page was served with it. */
export function firstStory(id: string): Story | undefined {
  return firstAnswer(storyAddress(id));
}

/** Fetches a publisher with its figures. */
export function fetchPublisher(id: string, signal?: AbortSignal): Promise<PublisherProfile> {
  return getJson(publisherAddress(id), signal);
}

/** The same publisher, if the page was served with it. */
export function firstPublisher(id: string): PublisherProfile | undefined {
  return firstAnswer(publisherAddress(id));
}

/** Topics whose label or slug starts with the prefix, busiest first. */
export async function fetchTopics(
  prefix: string,
  limit: number,
  signal?: AbortSignal,
): Promise<TopicsAnswer['topics']> {
  const query = new URLSearchParams({ prefix, limit: String(limit) });
  const answer = await getJson<TopicsAnswer>(`/api/v1/topics?${query}`, signal);
  return answer.topics;
}

/** Fetches the trending words. */
export async function fetchTrending(): Promise<TrendingTopic[]> {
  return (await getJson<TrendingAnswer>(TRENDING_ADDRESS)).topics;
}

/** The trending words, if the page was served with them. */
export function firstTrending(): TrendingTopic[] | undefined {
  return firstAnswer<TrendingAnswer>(TRENDING_ADDRESS)?.topics;
}
