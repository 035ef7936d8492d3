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

/** Every version of a story, oldest first. */
export async function fetchRevisions(storyId: string, signal: AbortSignal): Promise<RevisionsAnswer['revisions']> {
  return (await getJson<RevisionsAnswer>(`/api/v1/stories/${storyId}/revisions`, signal)).revisions;
}
