import type { Sql } from 'sql-template-tag';

/**
 * Names a query so that each connection parses and plans it only once. For queries that run with every story; the text
 * must always be the same.
 */
export function prepared(name: string, query: Sql): Sql {
  return Object.assign(query, { name });
}
