import type { Sql } from 'sql-template-tag';

/**
 * The query under a name: Postgres parses and plans it once for each connection. For what runs with every story; its
 * text must always be the same.
 */
export function prepared(name: string, query: Sql): Sql {
  return Object.assign(query, { name });
}
