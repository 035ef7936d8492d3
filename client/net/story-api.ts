import type { RevisionsAnswer, StorylineAnswer } from '../../shared/wire/http-shapes.ts';
import { getJson } from './http-client.ts';
import { writeJson } from './write-client.ts';

/** All that was said about the event, by anyone. */
export function fetchStoryline(id: string, signal: AbortSignal): Promise<StorylineAnswer> {
  return getJson(`/api/v1/storylines/${id}`, signal);
}

/** Says that a story is about another event than its storyline. */
export function reportStoryline(id: string, storyId: string, reason: string): Promise<void> {
  return writeJson('POST', `/api/v1/storylines/${id}/reports`, { storyId, ...(reason !== '' && { reason }) });
}

/** Each version is compared with the one before it, which takes time. */
const REVISIONS_PER_PAGE = 10;

/** The newest versions of a story below the number `before`, oldest first. */
export function fetchRevisions(storyId: string, before: string | null, signal: AbortSignal): Promise<RevisionsAnswer> {
  const query = new URLSearchParams({ limit: String(REVISIONS_PER_PAGE), ...(before !== null && { before }) });
  return getJson(`/api/v1/stories/${storyId}/revisions?${query}`, signal);
}
