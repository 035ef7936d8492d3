import type { RevisionsAnswer, StorylineAnswer } from '../../shared/contract/http-shapes.ts';
import type { StorylineNewsAnswer } from '../../shared/contract/storyline-shapes.ts';
import { getJson } from './http-client.ts';
import { writeJson } from './write-client.ts';

/** Fetches a storyline with the reports of all publishers. */
export function fetchStoryline(id: string, signal: AbortSignal): Promise<StorylineAnswer> {
  return getJson(`/api/v1/storylines/${id}`, signal);
}

/** The most that one answer has: a long storyline's reports and one sentence of each. */
const EACH_REPORT = '?each=1&limit=60';

/** Fetches what a storyline's reports add: those after a story, by `seq`, or the one sentence that tells most of each. */
export function fetchStorylineNews(
  id: string,
  of: { after: number; limit?: number } | 'each report',
  signal?: AbortSignal,
): Promise<StorylineNewsAnswer> {
  const query = of === 'each report' ? EACH_REPORT : `?after=${of.after}${of.limit ? `&limit=${of.limit}` : ''}`;
  return getJson(`/api/v1/storylines/${id}/new${query}`, signal);
}

/** Reports that a story is about another event than its storyline. */
export function reportStoryline(id: string, storyId: string, reason: string): Promise<void> {
  return writeJson('POST', `/api/v1/storylines/${id}/reports`, { storyId, ...(reason !== '' && { reason }) });
}

/** Few, because the server compares each version with the one before it. */
const REVISIONS_PER_PAGE = 10;

/** Fetches the newest versions of a story below revision `before`, oldest first. */
export function fetchRevisions(storyId: string, before: string | null, signal: AbortSignal): Promise<RevisionsAnswer> {
  const query = new URLSearchParams({ limit: String(REVISIONS_PER_PAGE), ...(before !== null && { before }) });
  return getJson(`/api/v1/stories/${storyId}/revisions?${query}`, signal);
}
