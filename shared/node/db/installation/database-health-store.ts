import sql from 'sql-template-tag';
import type { Queryable } from '../database.ts';

/** What an operator should know of the database. */
export interface DatabaseHealth {
  isReadOnly: boolean;
  encoding: string;
  /** False when a power cut may destroy it. */
  isDurable: boolean;
  /** Connections that this role may still open. */
  free: number;
  nowMs: number;
  /** The names of the migrations that have run; undefined without a table of them. */
  migrations: ReadonlySet<string> | undefined;
}

interface HealthRow {
  is_read_only: boolean;
  encoding: string;
  is_durable: boolean;
  free: number;
  now_ms: number;
  has_migrations: boolean;
}

/** Reads the state and settings of the database, whether our tables exist or not. */
export async function readDatabaseHealth(db: Queryable, schema: string): Promise<DatabaseHealth> {
  const { rows } = await db.query<HealthRow>(sql`
    SELECT pg_is_in_recovery() OR current_setting('default_transaction_read_only')::boolean AS is_read_only,
      current_setting('server_encoding') AS encoding,
      current_setting('fsync')::boolean AND current_setting('full_page_writes')::boolean AS is_durable,
      (current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int
        - (SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend'))::int AS free,
      extract(epoch FROM clock_timestamp())::float8 * 1000 AS now_ms,
      to_regclass(format('%I.migrations', ${schema}::text)) IS NOT NULL AS has_migrations`);
  const row = rows[0];
  if (!row) throw new Error('Postgres answered nothing');
  return {
    isReadOnly: row.is_read_only,
    encoding: row.encoding,
    isDurable: row.is_durable,
    free: row.free,
    nowMs: row.now_ms,
    migrations: row.has_migrations ? await namesOfRan(db, schema) : undefined,
  };
}

async function namesOfRan(db: Queryable, schema: string): Promise<ReadonlySet<string>> {
  await db.query(sql`SELECT set_config('search_path', ${schema}, false)`);
  const { rows } = await db.query<{ name: string }>(sql`SELECT name FROM migrations`);
  return new Set(rows.map(({ name }) => name));
}
