import { type StoriesQuery, storiesQuerySchema } from '../../../shared/contract/query-schema.ts';

const FILTERS = ['any', 'all', 'none', 'publisher', 'section', 'lang', 'priority', 'q'] as const;

export interface PageQuery {
  query: StoriesQuery;
  /** The filter as given in the URL. */
  filter: URLSearchParams;
}

/** Parses the query of a page's URL; ignores parameters that are invalid or that only the live page supports. */
export function readPageQuery(raw: Record<string, unknown>): PageQuery {
  const good = [...FILTERS, 'before'].filter(
    (name) => raw[name] !== undefined && storiesQuerySchema.safeParse({ [name]: raw[name] }).success,
  );
  const kept = Object.fromEntries(good.map((name) => [name, raw[name]]));
  const filter = new URLSearchParams(
    FILTERS.filter((name) => name in kept).map((name): [string, string] => [name, [kept[name]].flat().join(',')]),
  );
  return { query: storiesQuerySchema.parse(kept), filter };
}
