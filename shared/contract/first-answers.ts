import type { Filter } from '../domain/filter.ts';
import type { StoryCard } from '../domain/story.ts';
import { tellingTopics } from '../domain/telling-topics.ts';
import { encodePart } from '../domain/well-formed.ts';
import { toFilterQuery } from './filter-query.ts';

/** The id of a page's data block with the answers to its first requests, by address. */
export const FIRST_ANSWERS_ID = 'first-answers';
/** How many stories a column requests at a time. */
export const PAGE_STORIES = 30;
export const TRENDING_ADDRESS = '/api/v1/trending';

export interface StoriesRequest {
  filter: Filter;
  sort: 'latest' | 'top';
  limit: number;
  before?: string | null;
  /** Only stories after this place on the wire. */
  after?: number;
  /** The list as it was at this time, ISO 8601. */
  at?: string;
}

/** The address at which the page requests stories; the server uses the same one for embedded answers. */
export function storiesAddress({ filter, sort, limit, before, after, at }: StoriesRequest): string {
  const query = toFilterQuery(filter);
  query.set('limit', String(limit));
  if (sort !== 'latest') query.set('sort', sort);
  if (before) query.set('before', before);
  if (after !== undefined) query.set('after', String(after));
  if (at !== undefined) query.set('at', at);
  return `/api/v1/stories?${query}`;
}

/** More than a page shows, because some are of the story's own storyline. */
const TOPIC_STORIES = 24;

/** What a story's page requests to offer further stories of its telling topics; undefined without topics. */
export function furtherQuery({ topics }: Pick<StoryCard, 'topics'>) {
  const any = tellingTopics(topics).map(({ slug }) => slug);
  return any.length === 0 ? undefined : { filter: { any }, sort: 'latest' as const, limit: TOPIC_STORIES };
}

/** The address of that request. */
export function furtherAddress(story: Pick<StoryCard, 'topics'>): string | undefined {
  const query = furtherQuery(story);
  return query && storiesAddress(query);
}

/** The address at which the page requests a full story. */
export function storyAddress(id: string): string {
  return `/api/v1/stories/${encodePart(id)}`;
}

/** The address at which the page requests a publisher. */
export function publisherAddress(id: string): string {
  return `/api/v1/publishers/${encodePart(id)}`;
}
