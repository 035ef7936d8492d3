import pg from 'pg';
import type { Sql } from 'sql-template-tag';
import type { DatabaseConfig } from '../config/config.ts';
import { BoundedPool } from './bounded-pool.ts';
import { DatabaseFailure } from './database-failure.ts';
import { openGatheringSocket } from './gathering-socket.ts';

const INT8_OID = 20;
const WAIT_MS = 5_000;
/** Our queries look up a few rows each, by indexes that are in memory or on a disk without a head; none is worth compiling. */
const PLANNER_OPTIONS = '-c random_page_cost=1.1 -c jit=off';
/** Estimates can be wrong by orders of magnitude; reading every story is never the answer to a reader's request. */
const BY_INDEX_OPTIONS = '-c enable_seqscan=off';

// Our 64-bit numbers count events and receipts; they stay far below 2^53.
pg.types.setTypeParser(INT8_OID, Number);

/** Anything that runs a query: the pool, or one transaction's connection. */
export interface Queryable {
  query<Row extends pg.QueryResultRow>(sql: Sql): Promise<pg.QueryResult<Row>>;
}

/** One transaction's connection. */
export interface Transaction extends Queryable {
  /**
   * Commits. Called beside the last query and not after it, the two go out together, and what the transaction has
   * locked is free a round trip earlier. When that query fails, so does the transaction.
   */
  commit(): Promise<void>;
}

export type Database = pg.Pool;

/** What sets one pool apart from the others of its process. */
export interface PoolOptions {
  /** Most connections; `config.poolSize` unless given. */
  max?: number;
  /** Most callers that may wait for a connection; any number unless given. More are refused with a `DatabaseFailure`. */
  maxWaiting?: number;
  /** How long a caller waits while all connections are in use; 5 seconds unless given. */
  waitMs?: number;
  /** Postgres cancels a statement that takes longer (SQLSTATE 57014); none is cancelled unless given. */
  statementTimeoutMs?: number;
  /** True for a pool whose queries must never read a large table from end to end. */
  byIndex?: boolean;
  /** What Postgres lists its connections under. */
  applicationName?: string;
}

/** Opens a pool whose connections look into the configured schema; `onError` hears of idle connections that break. */
export function openDatabase(
  config: DatabaseConfig,
  onError: (error: Error) => void,
  options: PoolOptions = {},
): Database {
  const { max = config.poolSize, maxWaiting = Number.POSITIVE_INFINITY, waitMs = WAIT_MS } = options;
  const { statementTimeoutMs, byIndex = false, applicationName = 'newswire' } = options;
  const pool = new BoundedPool(
    {
      connectionString: config.url,
      max,
      // Queries that need no answer of each other go out together; they still run in their order.
      pipeline: true,
      stream: openGatheringSocket,
      options: `-c search_path=${config.schema} ${PLANNER_OPTIONS}${byIndex ? ` ${BY_INDEX_OPTIONS}` : ''}`,
      application_name: applicationName,
      ...(statementTimeoutMs !== undefined && { statement_timeout: statementTimeoutMs }),
    },
    { maxWaiting, waitMs },
  );
  pool.on('error', onError);
  return pool;
}

/**
 * Begins a transaction of look-ups: each by an index, with plans that are made once. Of their own accord, plans made on
 * small tables read them whole, also when they have grown; and one that could be better is made anew each time.
 */
export const BY_INDEX = 'BEGIN; SET LOCAL plan_cache_mode = force_generic_plan; SET LOCAL enable_seqscan = off';

/** How a transaction is begun, and what follows it. */
interface TransactionOptions {
  begin?: string;
  /** Called when the commit has been sent, before its answer: what it asks goes out with it, and comes after it. */
  behind?: (connection: Queryable) => Promise<unknown> | undefined;
}

/**
 * Runs `work` in one transaction: committed when it returns, if it did not commit itself; rolled back when it throws.
 * What is asked behind the commit is not waited for, and fails nobody but who asked.
 */
export async function inTransaction<T>(
  db: Database,
  work: (tx: Transaction) => Promise<T>,
  { begin = 'BEGIN', behind }: TransactionOptions = {},
): Promise<T> {
  const client = await db.connect();
  const { query, close } = lend(client);
  let committed: Promise<unknown> | undefined;
  let following: Promise<unknown> | undefined;
  const commit = async (): Promise<void> => {
    if (!committed) {
      close();
      committed = client.query('COMMIT');
      following = behind?.({ query: (sql) => client.query(sql) });
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
    // Whoever asked behind the commit hears of it; nobody else waits for that.
    following?.catch(() => undefined);
    if (await rollback(client)) throw error;
    throw new DatabaseFailure('away', { cause: error });
  }
}

/** Runs `work` on one connection, without a transaction: queries that go out together are done one after the other. */
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
    // Others of its queries may still be on the way.
    client.release(true);
    throw error;
  }
}

/**
 * A connection for as long as its borrower may use it. Once closed, its queries are refused: what one of several
 * parallel calls asks late must not reach a connection that somebody else has meanwhile.
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

/** A query was made through a transaction or a connection that had ended. */
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

/** A connection whose rollback fails is broken and must not go back to the pool; false for such a one. */
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
