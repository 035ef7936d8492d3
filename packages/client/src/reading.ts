import { encodePart } from '../../../shared/domain/well-formed.ts';
import type {
  FullCoverage,
  Sections,
  StoriesPage,
  Story,
  StoryCard,
  StoryCount,
  Topics,
  Trending,
} from './api-types.ts';
import type { Connection } from './connection.ts';
import { type Filter, filterQuery } from './filter.ts';
import { type CallOptions, send } from './send.ts';

export interface ListOptions extends Filter, CallOptions {
  /** Newest first, or the most reported. */
  sort?: 'latest' | 'top';
  /** The `next` of the page before. */
  before?: string;
  /** Stories of a page, 1 to 100. */
  limit?: number;
  /** As it was at this time, ISO 8601. */
  at?: string;
}

/** The calls that everybody may make. */
export interface Reading {
  /** A page of stories, newest first, with the position to follow from. */
  list(options?: ListOptions): Promise<StoriesPage>;
  /** The same for a query in the search language. */
  search(q: string, options?: Omit<ListOptions, 'q'>): Promise<StoriesPage>;
  /** Every story that matches, newest first, page after page. */
  all(options?: ListOptions): AsyncGenerator<StoryCard, void, void>;
  /** How many stories match, up to 10,000. */
  count(options?: Filter & CallOptions): Promise<StoryCount>;
  /** A story with its full text. */
  story(id: string, options?: CallOptions): Promise<Story>;
  /** All reports about one event. */
  storyline(id: string, options?: CallOptions): Promise<FullCoverage>;
  trending(options?: CallOptions): Promise<Trending>;
  /** Topics whose names begin with `prefix`. */
  topics(options?: CallOptions & { prefix?: string; limit?: number }): Promise<Topics>;
  /** The sections of the site, in its order, with their names in every language of the interface. */
  sections(options?: CallOptions): Promise<Sections>;
}

/** The calls that read. */
export function readingOf(connection: Connection): Reading {
  const get = <T>(path: string, options: CallOptions = {}, query = {}): Promise<T> =>
    send<T>(connection, { path, query, signal: options.signal });
  const list = (options: ListOptions = {}): Promise<StoriesPage> => {
    const { sort, before, limit, at } = options;
    return get('/stories', options, { ...filterQuery(options), sort, before, limit, at });
  };
  return {
    list,
    search: (q, options) => list({ ...options, q }),
    all: (options) => everyStory(list, options),
    count: (options = {}) => get('/stories/count', options, filterQuery(options)),
    story: (id, options) => get(`/stories/${encodePart(id)}`, options),
    storyline: (id, options) => get(`/storylines/${encodePart(id)}`, options),
    trending: (options) => get('/trending', options),
    sections: (options) => get('/sections', options),
    topics: ({ prefix, limit, ...options } = {}) => get('/topics', options, { prefix, limit }),
  };
}

async function* everyStory(list: Reading['list'], options: ListOptions = {}): AsyncGenerator<StoryCard, void, void> {
  let { before } = options;
  for (;;) {
    const { stories, next } = await list({ ...options, ...(before !== undefined && { before }) });
    yield* stories;
    if (next === null) return;
    before = next;
  }
}
