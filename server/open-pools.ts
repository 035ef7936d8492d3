import type { DatabaseConfig } from '../shared/node/config/database-config.ts';
import { type Database, openDatabase, type PoolOptions } from '../shared/node/db/database.ts';
import { openHosts } from '../shared/node/db/hosts.ts';

/** Requests that may wait per connection, and for how long; more could not be served in time. */
const WAITING_PER_CONNECTION = 25;
const WAIT_MS = 2_000;

/** A server's Postgres pools, separate by purpose, so that no kind of work can block another. */
export interface Pools {
  /** Writes, and reads that must be current. */
  db: Database;
  /** Readers' requests. */
  reads: Database;
  /** Readers who catch up: few at a time, the others wait for a slot. */
  catchUp: Database;
  /** Only the tail. */
  tail: Database;
  close(): Promise<void>;
}

/** Opens the pools of a server; `onError` gets errors of idle connections. */
export function openPools(config: DatabaseConfig, onError: (error: Error) => void): Pools {
  const { poolSize, readPoolSize, catchUpPoolSize, writeMs, readMs } = config;
  const bounded = (max: number): PoolOptions => ({
    max,
    maxWaiting: max * WAITING_PER_CONNECTION,
    waitMs: WAIT_MS,
  });
  const reading = { statementTimeoutMs: readMs, byIndex: true };
  const hosts = openHosts(config.url);
  const db = openDatabase(config, onError, { hosts, ...bounded(poolSize), statementTimeoutMs: writeMs });
  const reads = openDatabase(config, onError, {
    ...bounded(readPoolSize),
    ...reading,
    hosts,
    applicationName: 'newswire reads',
  });
  const catchUp = openDatabase(config, onError, {
    ...{ hosts, max: catchUpPoolSize, ...reading },
    applicationName: 'newswire catch-up',
  });
  const tail = openDatabase(config, onError, {
    hosts,
    max: 1,
    statementTimeoutMs: writeMs,
    applicationName: 'newswire tail',
  });
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
