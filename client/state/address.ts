import { type Column, columnFromQuery, columnQuery } from './column.ts';

/** The views that an address can open. */
export type Route =
  | { name: 'dashboard' }
  /** One column, described in the address. */
  | { name: 'single'; column: Column }
  /** Somebody's dashboard, described in the address. */
  | { name: 'shared'; columns: readonly Column[] }
  /** A publisher with its stories. */
  | { name: 'publisher'; id: string; column: Column }
  | { name: 'saved' }
  | { name: 'moderate' }
  | { name: 'story'; id: string }
  | { name: 'missing'; path: string };

/** A view with columns. */
export type BoardRoute = Extract<Route, { name: 'dashboard' | 'single' | 'shared' | 'publisher' }>;

/** True for a view with columns. */
export function isBoardRoute(route: Route): route is BoardRoute {
  return ['dashboard', 'single', 'shared', 'publisher'].includes(route.name);
}

const COLUMN_PARAMETERS = ['any', 'all', 'none', 'publisher', 'section', 'lang', 'priority', 'q', 'sort'];

/** Parses a path and its query; unknown parameters and values are ignored. */
export function parseAddress(pathname: string, search: string): Route {
  const query = new URLSearchParams(search);
  if (pathname === '/') return parseLists(query);
  if (pathname === '/saved') return { name: 'saved' };
  if (pathname === '/moderate') return { name: 'moderate' };
  const topic = /^\/topic\/([^/]+)\/?$/.exec(pathname)?.[1];
  if (topic) return single(new URLSearchParams({ any: decode(topic) }));
  const publisher = /^\/publisher\/([^/]+)\/?$/.exec(pathname)?.[1];
  if (publisher) return publisherRoute(decode(publisher).toLowerCase());
  const id = /^\/story\/([^/]+)(?:\/[^/]*)?\/?$/.exec(pathname)?.[1];
  return id ? { name: 'story', id: decode(id) } : { name: 'missing', path: pathname };
}

/** The address of a single column; commas stay readable. */
export function columnAddress(column: Pick<Column, 'name' | 'filter' | 'sort'>): string {
  const query = columnQuery({ ...column, id: '', notify: 'off' }).toString();
  return query === '' ? '/?sort=latest' : `/?${query.replaceAll('%2C', ',')}`;
}

/** The address with which anyone can open these columns. */
export function dashboardAddress(columns: readonly Column[]): string {
  return `/?${new URLSearchParams(columns.map((column) => ['col', columnQuery(column).toString() || 'sort=latest']))}`;
}

function parseLists(query: URLSearchParams): Route {
  const columns = query
    .getAll('col')
    .map((text, index) => columnFromQuery(`shared-${index}`, new URLSearchParams(text)));
  if (columns.length > 0) return { name: 'shared', columns };
  return COLUMN_PARAMETERS.some((name) => query.has(name)) ? single(query) : { name: 'dashboard' };
}

function single(query: URLSearchParams): Route {
  const column = columnFromQuery('single', query);
  return { name: 'single', column: { ...column, id: `single?${columnQuery(column)}` } };
}

function publisherRoute(id: string): Route {
  const column = columnFromQuery(`publisher ${id}`, new URLSearchParams({ publisher: id }));
  return { name: 'publisher', id, column };
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    // A stray percent sign is a mistyped address, which ends in "not found" like any unknown id.
    return part;
  }
}
