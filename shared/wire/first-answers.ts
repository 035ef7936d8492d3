import type { Filter } from '../domain/filter.ts';
import { encodePart } from '../domain/well-formed.ts';
import { toFilterQuery } from './filter-query.ts';

/** The id of the data block in which a page carries the answers that it would ask for first, by their addresses. */
export const FIRST_ANSWERS_ID = 'first-answers';
/** How many stories a column asks for at a time. */
export const PAGE_STORIES = 30;
export const TRENDING_ADDRESS = '/api/v1/trending';

export interface StoriesRequest {
  filter: Filter;
  sort: 'latest' | 'top';
  limit: number;
  before?: string | null;
  /** Only what came after this place on the wire. */
  after?: number;
}

/** Where the page asks for a page of a column; the server names its answers alike. */
export function storiesAddress({ filter, sort, limit, before, after }: StoriesRequest): string {
  const query = toFilterQuery(filter);
  query.set('limit', String(limit));
  if (sort !== 'latest') query.set('sort', sort);
  if (before) query.set('before', before);
  if (after !== undefined) query.set('after', String(after));
  return `/api/v1/stories?${query}`;
}

/** Where the page asks for a whole story. */
export function storyAddress(id: string): string {
  return `/api/v1/stories/${encodePart(id)}`;
}
