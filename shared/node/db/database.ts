import pg from 'pg';
import type { Sql } from 'sql-template-tag';
import type { DatabaseConfig } from '../config/config.ts';

const INT8_OID = 20;
const CONNECT_TIMEOUT_MS = 5_000;

// Our 64-bit numbers count events and receipts; they stay far below 2^53.
pg.types.setTypeParser(INT8_OID, Number);

/** Anything that runs a query: the pool, or one transaction's connection. */
export interface Queryable {
  query<Row extends pg.QueryResultRow>(sql: Sql): Promise<pg.QueryResult<Row>>;
}

export type Database = pg.Pool;

/** Opens a pool whose connections look into the configured schema; `onError` hears of idle connections that break. */
export function openDatabase(config: DatabaseConfig, onError: (error: Error) => void): Database {
  const pool = new pg.Pool({
    connectionString: config.url,
    max: config.poolSize,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    // Queries that need no answer of each other go out together; they still run in their order.
    pipeline: true,
    options: `-c search_path=${config.schema}`,
    application_name: 'newswire',
  });
  pool.on('error', onError);
  return pool;
}

/** Runs `work` in one transaction: committed when it returns, rolled back when it throws. */
export async function inTransaction<T>(db: Database, work: (tx: Queryable) => Promise<T>): Promise<T> {
  const client = await db.connect();
  try {
    const [, result] = await Promise.all([client.query('BEGIN'), work(client)]);
    await client.query('COMMIT');
    client.release();
    return result;
  } catch (error) {
    await rollback(client);
    throw error;
  }
}

/** A connection whose rollback fails is broken and must not go back to the pool. */
async function rollback(client: pg.PoolClient): Promise<void> {
  try {
    await client.query('ROLLBACK');
    client.release();
  } catch (error) {
    client.release(error instanceof Error ? error : true);
  }
}
