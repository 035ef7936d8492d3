import { cutText } from '../../shared/domain/cut-text.ts';
import type { Filter } from '../../shared/domain/filter.ts';
import { fromFilterQuery, toFilterQuery } from '../../shared/wire/filter-query.ts';

export const SORTS = ['latest', 'top'] as const;
export type Sort = (typeof SORTS)[number];
export const NOTIFY_LEVELS = ['off', 'flash', 'urgent', 'all'] as const;
export type NotifyLevel = (typeof NOTIFY_LEVELS)[number];

/** What one column shows. */
export interface Column {
  id: string;
  /** The reader's own name for it; null lets the filter speak. */
  name: string | null;
  filter: Filter;
  sort: Sort;
  notify: NotifyLevel;
}

/** More columns than this nobody can watch, and no server lets one connection follow many more filters. */
export const COLUMNS_MAX = 12;
const NAME_MAX = 60;

/** What is there from the start. */
export function firstColumns(): Column[] {
  return [
    { id: 'everything', name: null, filter: {}, sort: 'latest', notify: 'off' },
    { id: 'top', name: null, filter: {}, sort: 'top', notify: 'off' },
  ];
}

/** A column from one query string, as it stands in a link: a filter, and `name` and `sort` beside it. */
export function columnFromQuery(id: string, query: URLSearchParams): Column {
  const name = cutText(query.get('name')?.trim() ?? '', NAME_MAX);
  const sort = query.get('sort') === 'top' ? 'top' : 'latest';
  return { id, name: name || null, filter: fromFilterQuery(query), sort, notify: 'off' };
}

/** The query string that gives the column back; its notifications are nobody else's business. */
export function columnQuery({ name, filter, sort }: Column): URLSearchParams {
  const query = toFilterQuery(filter);
  if (name) query.set('name', name);
  if (sort === 'top') query.set('sort', sort);
  return query;
}

/** Columns as they were kept in the browser; whatever is no column is left out. */
export function readColumns(stored: unknown): Column[] {
  if (!Array.isArray(stored)) return [];
  return stored.flatMap((entry: Record<string, unknown>) => {
    if (typeof entry?.id !== 'string' || typeof entry.query !== 'string') return [];
    const column = columnFromQuery(entry.id, new URLSearchParams(entry.query));
    const notify = NOTIFY_LEVELS.find((level) => level === entry.notify) ?? 'off';
    return [{ ...column, notify }];
  });
}

/** The form in which the browser keeps columns. */
export function keepableColumns(columns: readonly Column[]): unknown {
  return columns.map((column) => ({ id: column.id, query: columnQuery(column).toString(), notify: column.notify }));
}

/** True when both show the same stories in the same order. */
export function showsTheSame(one: Column, other: Column): boolean {
  return one.sort === other.sort && toFilterQuery(one.filter).toString() === toFilterQuery(other.filter).toString();
}
