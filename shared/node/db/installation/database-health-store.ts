import sql from 'sql-template-tag';
import type { Queryable } from '../database.ts';
import { namesOfRan } from './migration-names.ts';

/** What an operator should know of the database. */
export interface DatabaseHealth {
  isReadOnly: boolean;
  encoding: string;
  /** False when a power cut may destroy it. */
  isDurable: boolean;
  /** Connections that this role may still open. */
  free: number;
  nowMs: number;
  /** The names of the migrations that have run; empty without a table of them. */
  migrations: ReadonlySet<string>;
}

interface HealthRow {
  is_read_only: boolean;
  encoding: string;
  is_durable: boolean;
  free: number;
  now_ms: number;
}

/** Reads the state and settings of the database, whether our tables exist or not. */
export async function readDatabaseHealth(db: Queryable, schema: string): Promise<DatabaseHealth> {
  const { rows } = await db.query<HealthRow>(sql`
    SELECT pg_is_in_recovery() OR current_setting('default_transaction_read_only')::boolean AS is_read_only,
      current_setting('server_encoding') AS encoding,
      current_setting('fsync')::boolean AND current_setting('full_page_writes')::boolean AS is_durable,
      (current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int
        - (SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend'))::int AS free,
      extract(epoch FROM clock_timestamp())::float8 * 1000 AS now_ms`);
  const row = rows[0];
  if (!row) throw new Error('Postgres answered nothing');
  await db.query(sql`SELECT set_config('search_path', ${schema}, false)`);
  return {
    isReadOnly: row.is_read_only,
    encoding: row.encoding,
    isDurable: row.is_durable,
    free: row.free,
    nowMs: row.now_ms,
    migrations: await namesOfRan(db),
  };
}
