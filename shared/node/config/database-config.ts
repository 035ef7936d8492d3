import { hostUrls, listedUrls } from './postgres-url.ts';
import type { RawEnv } from './read-env.ts';

/** `transaction`: each transaction may run on another connection, so that nothing may be kept between two. */
export type Pooler = 'none' | 'transaction';

export interface DatabaseConfig {
  url: string;
  /** The same Postgres without the pooler. */
  directUrl: string;
  /** One URL per replica. */
  replicaUrls: readonly string[];
  pooler: Pooler;
  schema: string;
  /** A server's connections, except those for readers. */
  poolSize: number;
  /** A server's connections for public reads. */
  readPoolSize: number;
  /** A server's connections for readers who catch up on events. */
  catchUpPoolSize: number;
  /** A worker's connections. */
  workerPoolSize: number;
  /** Time limit of one statement in a reader's request. */
  readMs: number;
  /** The same for a server's other statements. */
  writeMs: number;
}

/** The tail has one connection of its own. */
const TAIL = 1;
const CATCH_UP_SHARE = 0.1;
const POOL_SIZE = 10;
const CATCH_UP_POOL_SIZE = 2;

/** The part of the configuration about Postgres. */
export function databaseConfig(raw: RawEnv): DatabaseConfig {
  const url = String(raw.DATABASE_URL);
  const shares = sharesOf(raw.DATABASE_CONNECTIONS);
  const ownOr = (size: string | undefined, share: number): number => (size === undefined ? share : Number(size));
  return Object.freeze({
    url,
    directUrl: raw.DATABASE_DIRECT_URL ?? url,
    replicaUrls: Object.freeze(listedUrls(raw.DATABASE_READ_URL)),
    pooler: raw.DATABASE_POOLER as Pooler,
    schema: String(raw.NEWSWIRE_SCHEMA),
    poolSize: ownOr(raw.NEWSWIRE_POOL_SIZE, shares.poolSize),
    readPoolSize: ownOr(raw.NEWSWIRE_READ_POOL_SIZE, shares.readPoolSize),
    catchUpPoolSize: ownOr(raw.NEWSWIRE_CATCH_UP_POOL_SIZE, shares.catchUpPoolSize),
    workerPoolSize: ownOr(raw.NEWSWIRE_POOL_SIZE, Number(raw.DATABASE_CONNECTIONS ?? POOL_SIZE)),
    readMs: Number(raw.NEWSWIRE_READ_SECONDS) * 1_000,
    writeMs: Number(raw.NEWSWIRE_WRITE_SECONDS) * 1_000,
  });
}

/** Splits a server's connections: one for the tail, a tenth for catching up, the rest in halves for writes and reads. */
function sharesOf(connections: string | undefined): {
  poolSize: number;
  readPoolSize: number;
  catchUpPoolSize: number;
} {
  if (connections === undefined)
    return { poolSize: POOL_SIZE, readPoolSize: POOL_SIZE, catchUpPoolSize: CATCH_UP_POOL_SIZE };
  const all = Number(connections) - TAIL;
  const catchUpPoolSize = Math.max(1, Math.floor(all * CATCH_UP_SHARE));
  const poolSize = Math.floor((all - catchUpPoolSize) / 2);
  return { poolSize, readPoolSize: all - catchUpPoolSize - poolSize, catchUpPoolSize };
}

/** The connections of a server, without those to replicas. */
export function connectionsOfServer({ poolSize, readPoolSize, catchUpPoolSize }: DatabaseConfig): number {
  return poolSize + readPoolSize + catchUpPoolSize + TAIL;
}

/** What keeps the environment from naming a usable database. */
export function databaseProblems(raw: RawEnv): string[] {
  const problems: string[] = [];
  if (!raw.DATABASE_URL) problems.push('DATABASE_URL is required (`npm start` sets it by itself)');
  if (!/^[a-z_][a-z0-9_]{0,62}$/.test(String(raw.NEWSWIRE_SCHEMA))) {
    problems.push('NEWSWIRE_SCHEMA must be lower-case letters, digits and underscores');
  }
  const replicas = listedUrls(raw.DATABASE_READ_URL);
  const primaries = new Set(hostUrls(raw.DATABASE_URL ?? ''));
  if (replicas.length > 0 && replicas.every((url) => primaries.has(url)) && primaries.size === 1) {
    problems.push('DATABASE_READ_URL must name replicas, not the server in DATABASE_URL');
  }
  return problems;
}
