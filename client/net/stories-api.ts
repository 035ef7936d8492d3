import type { Filter } from '../../shared/domain/filter.ts';
import type { Story } from '../../shared/domain/story.ts';
import { toFilterQuery } from '../../shared/wire/filter-query.ts';
import type { StoriesPage, StoryCount, TopicsAnswer, TrendingTopic } from '../../shared/wire/http-shapes.ts';
import { getJson } from './http-client.ts';

interface PageRequest {
  filter: Filter;
  sort: 'latest' | 'top';
  limit: number;
  before?: string | null;
  /** Only what came after this place on the wire. */
  after?: number;
}

/** One page of a column: newest first, or the top storylines. */
export function fetchStories(request: PageRequest, signal?: AbortSignal): Promise<StoriesPage> {
  const query = toFilterQuery(request.filter);
  query.set('limit', String(request.limit));
  if (request.sort !== 'latest') query.set('sort', request.sort);
  if (request.before) query.set('before', request.before);
  if (request.after !== undefined) query.set('after', String(request.after));
  return getJson(`/api/v1/stories?${query}`, signal);
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
  return getJson(`/api/v1/stories/${encodeURIComponent(id)}`, signal);
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
  return (await getJson<{ topics: TrendingTopic[] }>('/api/v1/trending')).topics;
}
