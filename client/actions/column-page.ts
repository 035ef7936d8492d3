import { PAGE_STORIES, type StoriesRequest } from '../../shared/contract/first-answers.ts';
import type { StoriesPage } from '../../shared/contract/http-shapes.ts';
import { HttpFailure } from '../net/http-client.ts';
import { fetchStories } from '../net/stories-api.ts';
import type { ColumnList } from '../state/column-list.ts';
import { rankStories } from '../state/rank-stories.ts';
import { markGone, rewind } from '../state/rewind.ts';

/** The past has no ranking of its own: it is made from so many of the stories of then. */
const RANKED_FROM = 100;

/** The request for a column's first page. */
export function firstRequest({ column: { filter, sort } }: ColumnList): StoriesRequest {
  return { filter, sort, limit: PAGE_STORIES };
}

/** Fetches a column's first page, or the page after `before`: of now, or of the moment that the board shows. */
export async function fetchPage(list: ColumnList, signal: AbortSignal, before?: string): Promise<StoriesPage> {
  const request = { ...firstRequest(list), ...(before !== undefined && { before }) };
  const at = list.column.isPast ? rewind.peek()?.at : undefined;
  if (at === undefined) return fetchStories(request, signal);
  const then = { ...request, sort: 'latest' as const, at: new Date(at).toISOString() };
  if (request.sort === 'latest') return fetchStories(then, signal).catch(nothingBefore);
  const page = await fetchStories({ ...then, limit: RANKED_FROM }, signal).catch(nothingBefore);
  return { ...page, stories: rankStories(page.stories, at), next: null };
}

/** The wire's history begins later: the scrubber says so. */
function nothingBefore(error: unknown): StoriesPage {
  if (!(error instanceof HttpFailure && error.code === 'history_gone')) throw error;
  markGone();
  return { stories: [], next: null, position: '' };
}
