import type { DatabaseConfig } from '../shared/node/config/config.ts';
import { type Database, openDatabase, type PoolOptions } from '../shared/node/db/database.ts';

/** How many may wait for each connection, and how long: more than that is more than can be done in time. */
const WAITING_PER_CONNECTION = 25;
const WAIT_MS = 2_000;

/** A server's connections to Postgres, apart by what they are for: no kind of work can keep out another. */
export interface Pools {
  /** Writes, and what must be true at the moment. */
  db: Database;
  /** Requests of readers. */
  reads: Database;
  /** Readers who catch up; these are few at a time, and wait for each other. */
  catchUp: Database;
  /** The tail alone. */
  tail: Database;
  close(): Promise<void>;
}

/** Opens the pools of a server; `onError` hears of idle connections that break. */
export function openPools(config: DatabaseConfig, onError: (error: Error) => void): Pools {
  const { poolSize, readPoolSize, catchUpPoolSize, writeMs, readMs } = config;
  const bounded = (max: number): PoolOptions => ({
    max,
    maxWaiting: max * WAITING_PER_CONNECTION,
    waitMs: WAIT_MS,
  });
  const reading = { statementTimeoutMs: readMs, byIndex: true };
  const db = openDatabase(config, onError, { ...bounded(poolSize), statementTimeoutMs: writeMs });
  const reads = openDatabase(config, onError, {
    ...bounded(readPoolSize),
    ...reading,
    applicationName: 'newswire reads',
  });
  const catchUp = openDatabase(config, onError, {
    ...{ max: catchUpPoolSize, ...reading },
    applicationName: 'newswire catch-up',
  });
  const tail = openDatabase(config, onError, { max: 1, statementTimeoutMs: writeMs, applicationName: 'newswire tail' });
  return {
    db,
    reads,
    catchUp,
    tail,
    async close() {
      await Promise.all([db, reads, catchUp, tail].map((pool) => pool.end()));
    },
  };
}
