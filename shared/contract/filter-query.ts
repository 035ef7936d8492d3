import type { Filter } from '../domain/filter.ts';
import { isSectionSlug } from '../domain/section-slug.ts';
import { PRIORITIES, type Priority } from '../domain/story.ts';
import { topicSlug } from '../domain/topic.ts';

const LISTS = [
  ['any', 'any'],
  ['all', 'all'],
  ['none', 'none'],
  ['publishers', 'publisher'],
  ['sections', 'section'],
  ['languages', 'lang'],
] as const;
const LIST_MAX = 50;

/** A filter as the query parameters of `GET /stories`. */
export function toFilterQuery(filter: Filter): URLSearchParams {
  const query = new URLSearchParams();
  for (const [part, name] of LISTS) {
    const values = filter[part];
    if (values && values.length > 0) query.set(name, values.join(','));
  }
  if (filter.minPriority && filter.minPriority !== 'routine') query.set('priority', filter.minPriority);
  if (filter.q?.trim()) query.set('q', filter.q.trim());
  return query;
}

/** Parses a filter from a URL's query; ignores invalid parts, so that a mistyped URL still shows news. */
export function fromFilterQuery(query: URLSearchParams): Filter {
  const filter: Filter = {};
  for (const part of ['any', 'all', 'none'] as const) put(filter, part, values(query, part).map(topicSlug));
  put(filter, 'publishers', values(query, 'publisher'));
  put(filter, 'languages', values(query, 'lang'));
  put(filter, 'sections', values(query, 'section').filter(isSectionSlug));
  const priority = query.get('priority');
  if (isPriority(priority) && priority !== 'routine') filter.minPriority = priority;
  const q = query.get('q')?.trim();
  if (q) filter.q = q;
  return filter;
}

function values(query: URLSearchParams, name: string): string[] {
  return query
    .getAll(name)
    .flatMap((value) => value.split(','))
    .map((value) => value.trim());
}

function put<K extends 'any' | 'all' | 'none' | 'publishers' | 'languages' | 'sections'>(
  filter: Filter,
  part: K,
  found: NonNullable<Filter[K]>[number][],
): void {
  const distinct = [...new Set(found)].filter((value) => value !== '').slice(0, LIST_MAX);
  if (distinct.length > 0) Object.assign(filter, { [part]: distinct });
}

function isPriority(value: string | null): value is Priority {
  return (PRIORITIES as readonly (string | null)[]).includes(value);
}
