import type { Story } from '../../shared/domain/story.ts';
import type { StoriesPage, TopicsAnswer } from '../../shared/wire/http-shapes.ts';
import { getJson } from './http-client.ts';

interface PageRequest {
  any: readonly string[];
  limit: number;
  before?: string | null;
}

/** One page of the list, newest first. */
export function fetchStories(request: PageRequest, signal?: AbortSignal): Promise<StoriesPage> {
  const query = new URLSearchParams({ limit: String(request.limit) });
  if (request.any.length > 0) query.set('any', request.any.join(','));
  if (request.before) query.set('before', request.before);
  return getJson(`/api/v1/stories?${query}`, signal);
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
