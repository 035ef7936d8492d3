import { fromFilterQuery, toFilterQuery } from '../../shared/contract/filter-query.ts';
import { cutText } from '../../shared/domain/cut-text.ts';
import type { Filter } from '../../shared/domain/filter.ts';

export const SORTS = ['latest', 'top'] as const;
export type Sort = (typeof SORTS)[number];
export const NOTIFY_LEVELS = ['off', 'flash', 'urgent', 'all'] as const;
export type NotifyLevel = (typeof NOTIFY_LEVELS)[number];

export const DENSITIES = ['compact', 'standard', 'pictures'] as const;
/** How much room a story takes: one line, a card, or a card with a large picture. */
export type Density = (typeof DENSITIES)[number];

/** The settings of one column. */
export interface Column {
  id: string;
  /** The reader's own name for it; null for a name derived from the filter. */
  name: string | null;
  filter: Filter;
  sort: Sort;
  notify: NotifyLevel;
  /** Absent for that of the board. */
  density?: Density;
  /** In CSS pixels; absent for as much as there is room for. */
  width?: number;
  /** True while the column shows the past; never stored. */
  isPast?: boolean;
}

/** More columns than anyone can watch, and about as many filters as a server lets one connection follow. */
export const COLUMNS_MAX = 12;
const NAME_MAX = 60;

/** Narrower, a card breaks too many words; wider, a line is too long to read. */
export const WIDTH_MIN_PX = 320;
export const WIDTH_MAX_PX = 720;
/** The width up to which a column grows by itself. */
export const WIDTH_USUAL_PX = 480;

/** The columns of a first visit. */
export function firstColumns(): Column[] {
  return [
    { id: 'everything', name: null, filter: {}, sort: 'latest', notify: 'off' },
    { id: 'top', name: null, filter: {}, sort: 'top', notify: 'off' },
  ];
}

/** Reads a column from a link's query string: a filter, with `name`, `sort` and `density`. */
export function columnFromQuery(id: string, query: URLSearchParams): Column {
  const name = cutText(query.get('name')?.trim() ?? '', NAME_MAX);
  const sort = query.get('sort') === 'top' ? 'top' : 'latest';
  const density = readDensity(query.get('density'));
  const column: Column = { id, name: name || null, filter: fromFilterQuery(query), sort, notify: 'off' };
  return density ? { ...column, density } : column;
}

/** The column as a query string; notifications are private and left out. */
export function columnQuery({ name, filter, sort, density }: Column): URLSearchParams {
  const query = toFilterQuery(filter);
  if (name) query.set('name', name);
  if (sort === 'top') query.set('sort', sort);
  if (density) query.set('density', density);
  return query;
}

/** A density from a link or from browser storage; undefined for anything else. */
export function readDensity(value: unknown): Density | undefined {
  return DENSITIES.find((density) => density === value);
}

/** The nearest width that a column may have, in whole pixels. */
export function allowedWidth(px: number): number {
  return Math.round(Math.min(WIDTH_MAX_PX, Math.max(WIDTH_MIN_PX, px)));
}

/** Reads columns from browser storage; invalid entries are left out. */
export function readColumns(stored: unknown): Column[] {
  if (!Array.isArray(stored)) return [];
  return stored.flatMap((entry: Record<string, unknown>) => {
    if (typeof entry?.id !== 'string' || typeof entry.query !== 'string') return [];
    const column = columnFromQuery(entry.id, new URLSearchParams(entry.query));
    const notify = NOTIFY_LEVELS.find((level) => level === entry.notify) ?? 'off';
    const width = typeof entry.width === 'number' ? { width: allowedWidth(entry.width) } : {};
    return [{ ...column, notify, ...width }];
  });
}

/** The form in which columns are stored in the browser. */
export function keepableColumns(columns: readonly Column[]): unknown {
  return columns.map(({ width, ...column }) => {
    const kept = { id: column.id, query: columnQuery(column).toString(), notify: column.notify };
    return width === undefined ? kept : { ...kept, width };
  });
}

/** Which stories a column shows, and in which order; its name and density do not matter. */
export function storiesQuery({ id, filter, sort, isPast = false }: Column): string {
  const query = columnQuery({ id, filter, sort, name: null, notify: 'off' });
  if (isPast) query.set('past', 'true');
  return query.toString();
}

/** True when both columns show the same stories in the same order. */
export function showsTheSame(one: Column, other: Column): boolean {
  return storiesQuery(one) === storiesQuery(other);
}
