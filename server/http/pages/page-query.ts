import { type StoriesQuery, storiesQuerySchema } from '../../../shared/wire/query-schema.ts';

const FILTERS = ['any', 'all', 'none', 'publisher', 'section', 'lang', 'priority', 'q'] as const;

export interface PageQuery {
  query: StoriesQuery;
  /** The filter as it stands in the address. */
  filter: URLSearchParams;
}

/** What a page's address asks for; parts that break a rule, or that only the live page knows, are left out. */
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
