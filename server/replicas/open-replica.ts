import type pg from 'pg';
import type { DatabaseConfig } from '../../shared/node/config/database-config.ts';
import {
  type Database,
  openDatabase,
  type PoolOptions,
  type Queryable,
  type Statement,
} from '../../shared/node/db/database.ts';
import { openHosts } from '../../shared/node/db/hosts.ts';
import { type Progress, progressQuery } from '../../shared/node/db/installation/replica-store.ts';
import { whileWanted } from '../../shared/node/db/until-aborted.ts';
import type { Logger } from '../../shared/node/telemetry/logger.ts';
import type { ReplicaState } from '../telemetry/replica-metrics.ts';
import { hasReached, type ReadNeed, type ReadNeeds } from './read-needs.ts';
import { watchReplica } from './watch-replica.ts';

/** A replica that waits for a lock, as replay may hold one, is of no help. */
const LOCK_MS = 500;
const OPENING_MS = 1_000;

/** The kinds of statements, each with its own connections. */
export type ReadKind = 'reads' | 'catchUp';

/** One replica, which answers what it has reached. */
export interface Replica {
  name: string;
  /** `yes` when it surely has what is needed, `ask` when its answer must come with how far it has come. */
  has(need: ReadNeed): 'yes' | 'ask' | 'no';
  /** Statements that run there, for choosing between several. */
  running(kind: ReadKind): number;
  /** Runs a statement; with `need`, rejects with `NotReached` unless the replica had come that far before it. */
  query<Row extends pg.QueryResultRow>(
    kind: ReadKind,
    sql: Statement,
    options: { need?: ReadNeed | undefined; signal?: AbortSignal | undefined },
  ): Promise<pg.QueryResult<Row>>;
  /** A connection has failed: the replica is not asked until it has answered its watch. */
  suspect(): void;
  state(): ReplicaState;
  close(): Promise<void>;
}

/** The replica has not come as far as the statement needs. */
export class NotReached extends Error {
  override readonly name = 'NotReached';
}

interface ReplicaDeps {
  config: DatabaseConfig;
  url: string;
  name: string;
  needs: ReadNeeds;
  log: Logger;
}

/** Opens a replica: its pools, and a connection that watches how far it has come. */
export function openReplica({ config, url, name, needs, log }: ReplicaDeps): Replica {
  const hosts = openHosts(url);
  const open = (options: PoolOptions): Database =>
    // The watch tells of a broken connection, once an outage.
    openDatabase({ ...config, url }, () => undefined, { ...options, hosts, openingMs: OPENING_MS });
  const pools = openReplicaPools(config, open);
  const watch = watchReplica({ db: open({ max: 1, applicationName: 'newswire replica' }), name, needs, log, hosts });
  const running: Record<ReadKind, number> = { reads: 0, catchUp: 0 };
  const ask = async <Row extends pg.QueryResultRow>(connection: Queryable, sql: Statement, need: ReadNeed) => {
    // Both go out together; the statement runs after the answer was given.
    const [progress, result] = await Promise.all([
      connection.query<Progress & pg.QueryResultRow>(progressQuery()),
      connection.query<Row>(sql),
    ]);
    watch.note(progress.rows[0], need);
    if (!hasReached(progress.rows[0], need)) throw new NotReached();
    return result;
  };
  return {
    name,
    has: (need) => watch.has(need),
    running: (kind) => running[kind],
    async query<Row extends pg.QueryResultRow>(
      kind: ReadKind,
      sql: Statement,
      { need, signal }: Parameters<Replica['query']>[2],
    ) {
      running[kind] += 1;
      try {
        return await whileWanted(pools[kind], signal, (connection) =>
          need ? ask<Row>(connection, sql, need) : connection.query<Row>(sql),
        );
      } finally {
        running[kind] -= 1;
      }
    },
    suspect: watch.suspect,
    state: watch.state,
    async close() {
      await watch.close();
      await Promise.all(Object.values(pools).map((pool) => pool.end()));
    },
  };
}

function openReplicaPools(
  { readPoolSize, catchUpPoolSize, readMs }: DatabaseConfig,
  open: (options: PoolOptions) => Database,
): Record<ReadKind, Database> {
  const reading = { statementTimeoutMs: readMs, lockTimeoutMs: LOCK_MS, byIndex: true };
  return {
    reads: open({ ...reading, max: readPoolSize, applicationName: 'newswire reads' }),
    catchUp: open({ ...reading, max: catchUpPoolSize, applicationName: 'newswire catch-up' }),
  };
}
