import pg from 'pg';
import type { Sql } from 'sql-template-tag';
import { handledElsewhere } from '../../domain/expected-failures.ts';
import type { DatabaseConfig } from '../config/database-config.ts';
import { BoundedPool } from './bounded-pool.ts';
import { clientOf } from './client-of.ts';
import { openCorkedSocket } from './corked-socket.ts';
import { DatabaseFailure } from './database-failure.ts';
import { type Hosts, openHosts } from './hosts.ts';
import { settingsOf } from './session-settings.ts';

const INT8_OID = 20;
const WAIT_MS = 5_000;
/** A busy machine takes seconds to open a connection; a stopped Postgres refuses it at once. */
const OPENING_MS = 10_000;
/** One of several hosts: a machine that is gone must not keep anybody from the next one. */
const OPENING_ONE_OF_SEVERAL_MS = 3_000;
// Our 64-bit numbers count events and receipts, which stay far below 2^53.
pg.types.setTypeParser(INT8_OID, Number);

/** A query with its values. */
export type Statement = Sql;

/** Anything that runs a query: the pool, or a transaction's connection. */
export interface Queryable {
  query<Row extends pg.QueryResultRow>(sql: Statement): Promise<pg.QueryResult<Row>>;
}

/** A transaction's connection. */
export interface Transaction extends Queryable {
  /**
   * Commits. When called together with the last query instead of after it, both are sent at once, which releases the
   * locks one round trip earlier. If that query fails, so does the transaction.
   */
  commit(): Promise<void>;
}

export type Database = pg.Pool;

/** Options of one pool within its process. */
export interface PoolOptions {
  /** Maximum number of connections; `config.poolSize` by default. */
  max?: number;
  /** How many callers may wait for a connection, unlimited by default; further ones get a `DatabaseFailure`. */
  maxWaiting?: number;
  /** How long a caller waits while all connections are in use; 5 seconds by default. */
  waitMs?: number;
  /** Postgres cancels longer statements (SQLSTATE 57014); none by default. */
  statementTimeoutMs?: number;
  /** Postgres cancels statements that wait longer for a lock (SQLSTATE 55P03); none by default. */
  lockTimeoutMs?: number;
  /** True for a pool whose queries must never scan a large table. */
  byIndex?: boolean;
  /** The name of its connections in Postgres. */
  applicationName?: string;
  /** How long opening a connection may take; 10 seconds by default, 3 with several hosts. */
  openingMs?: number;
  /** The hosts of `config.url`, when other pools use them, too. */
  hosts?: Hosts;
}

/** Opens a pool whose connections use the configured schema; `onError` gets the errors of idle connections. */
export function openDatabase(
  config: DatabaseConfig,
  onError: (error: Error) => void,
  options: PoolOptions = {},
): Database {
  const { max = config.poolSize, maxWaiting = Number.POSITIVE_INFINITY, waitMs = WAIT_MS } = options;
  const { statementTimeoutMs, lockTimeoutMs, byIndex = false, applicationName = 'newswire' } = options;
  const { hosts = openHosts(config.url) } = options;
  const { openingMs = hosts.count > 1 ? OPENING_ONE_OF_SEVERAL_MS : OPENING_MS } = options;
  const settings = settingsOf({ schema: config.schema, byIndex, statementTimeoutMs, lockTimeoutMs });
  const pool = new BoundedPool(
    {
      ...{ max, openingMs },
      // Sends independent queries without waiting for answers; they still run in order.
      pipeline: true,
      stream: () => openCorkedSocket(statementTimeoutMs),
      application_name: applicationName,
      ...clientOf(config.pooler, settings, hosts),
    },
    { maxWaiting, waitMs },
    hosts,
  );
  pool.on('error', onError);
  return pool;
}

/**
 * Begins a transaction of index lookups with generic plans. By default, plans made for small tables scan them, even
 * after they have grown, and Postgres replans whenever a custom plan looks cheaper.
 */
export const BY_INDEX = 'BEGIN; SET LOCAL plan_cache_mode = force_generic_plan; SET LOCAL enable_seqscan = off';

/** How a transaction begins, and what follows it. */
interface TransactionOptions {
  begin?: string;
  /** Called when the commit was sent, before its answer; its queries are sent along and run after the commit. */
  afterCommit?: (connection: Queryable) => Promise<unknown> | undefined;
}

/**
 * Runs `work` in one transaction: commits when it returns, unless it did so itself; rolls back when it throws. Does not
 * wait for queries after the commit; their failure affects only their caller.
 */
export async function inTransaction<T>(
  db: Database,
  work: (tx: Transaction) => Promise<T>,
  { begin = 'BEGIN', afterCommit }: TransactionOptions = {},
): Promise<T> {
  const client = await db.connect();
  const { query, close } = lend(client);
  let committed: Promise<unknown> | undefined;
  let following: Promise<unknown> | undefined;
  const commit = async (): Promise<void> => {
    if (!committed) {
      close();
      committed = client.query('COMMIT');
      following = afterCommit?.({ query: (sql) => client.query(sql) });
    }
    await committed;
  };
  try {
    const [, result] = await Promise.all([client.query(begin), work({ query, commit })]);
    await commit();
    if (following === undefined) client.release();
    else giveBackAfter(client, following);
    return result;
  } catch (error) {
    close();
    // The caller of these queries handles their errors; nobody else waits for them.
    following?.catch(handledElsewhere);
    if (await rollback(client)) throw error;
    throw new DatabaseFailure('away', { cause: error });
  }
}

/** Runs `work` on one connection, without a transaction: queries sent together run one after the other. */
export async function onOneConnection<T>(db: Database, work: (connection: Queryable) => Promise<T>): Promise<T> {
  const client = await db.connect();
  const { query, close } = lend(client);
  try {
    const result = await work({ query });
    close();
    client.release();
    return result;
  } catch (error) {
    close();
    // Other queries may still be running.
    client.release(true);
    throw error;
  }
}

/**
 * Lends a connection to one borrower. Rejects queries once closed: a late query of a parallel call must not reach a
 * connection that someone else has borrowed since.
 */
function lend(client: pg.PoolClient): Queryable & { close: () => void } {
  let closed = false;
  return {
    query: (sql) => (closed ? Promise.reject(new ConnectionReturnedError()) : client.query(sql)),
    close: () => {
      closed = true;
    },
  };
}

/** A query was made through a finished transaction or a returned connection. */
class ConnectionReturnedError extends Error {
  override readonly name = 'ConnectionReturnedError';

  constructor() {
    super('the transaction has ended: a query was made after its commit, its rollback or its return');
  }
}

function giveBackAfter(client: pg.PoolClient, following: Promise<unknown>): void {
  void following.then(
    () => client.release(),
    () => client.release(true),
  );
}

/** Rolls back; returns false for a broken connection, which must not go back to the pool. */
async function rollback(client: pg.PoolClient): Promise<boolean> {
  try {
    await client.query('ROLLBACK');
    client.release();
    return true;
  } catch (error) {
    client.release(error instanceof Error ? error : true);
    return false;
  }
}
