import sql from 'sql-template-tag';
import type { Queryable } from '../database.ts';

/** Bytes of the largest tables of this schema with their indexes, largest first; partitions count as their table. */
export async function readLargestTables(db: Queryable, limit: number): Promise<{ name: string; bytes: number }[]> {
  const { rows } = await db.query<{ name: string; bytes: number }>(sql`
    SELECT coalesce(i.inhparent, c.oid)::regclass::text AS name, sum(pg_total_relation_size(c.oid))::bigint AS bytes
    FROM pg_class c LEFT JOIN pg_inherits i ON i.inhrelid = c.oid
    WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'm')
    GROUP BY 1 ORDER BY 2 DESC LIMIT ${limit}`);
  return rows;
}

/** True when this Postgres listens on the machine itself: on a socket or a loopback address. */
export async function isPostgresLocal(db: Queryable): Promise<boolean> {
  const { rows } = await db.query<{ local: boolean }>(sql`
    SELECT coalesce(inet_server_addr() <<= '127.0.0.0/8' OR inet_server_addr() = '::1', true) AS local`);
  return rows[0]?.local ?? false;
}
