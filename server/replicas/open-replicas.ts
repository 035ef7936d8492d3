import { Counter, Gauge, type Registry } from 'prom-client';
import type { DatabaseConfig } from '../../shared/node/config/database-config.ts';
import type { Database } from '../../shared/node/db/database.ts';
import { writtenUpTo } from '../../shared/node/db/installation/replica-store.ts';
import type { Logger } from '../../shared/node/telemetry/logger.ts';
import { openReplica } from './open-replica.ts';
import { openReadNeeds, type ReadNeeds } from './read-needs.ts';
import { type ReadRoutes, type ReplicaOutcome, routeReads } from './route-reads.ts';
import type { ReplicaState } from './watch-replica.ts';

/** A server's replicas, and the routes to them; without any, everything goes to the primary. */
export interface Replicas {
  reads: ReadRoutes;
  catchUp: ReadRoutes;
  /** Begins to need what this wire has delivered. */
  follow: ReadNeeds['follow'];
  /** Notes that a request has committed a change that readers must find. */
  wrote(): void;
  states(): { name: string; state: ReplicaState }[];
  addMetrics(registry: Registry): void;
  close(): Promise<void>;
}

/** The pools of the primary that replicas relieve. */
interface PrimaryPools {
  db: Database;
  reads: Database;
  catchUp: Database;
}

/** Opens the replicas in `config`; opens nothing when there are none. */
export function openReplicas(config: DatabaseConfig, pools: PrimaryPools, log: Logger): Replicas {
  const needs = openReadNeeds(() => writtenUpTo(pools.db));
  const replicas = config.replicaUrls.map((url, index) =>
    openReplica({ config, url, name: String(index + 1), needs, log }),
  );
  const states = () => replicas.map((replica) => ({ name: replica.name, state: replica.state() }));
  let counter: Counter | undefined;
  const count = (replica: string, outcome: ReplicaOutcome): void => counter?.inc({ replica, outcome });
  const shared = { replicas, needs, count };
  return {
    reads: routeReads({ ...shared, kind: 'reads', primary: pools.reads, most: config.readPoolSize }),
    catchUp: routeReads({ ...shared, kind: 'catchUp', primary: pools.catchUp, most: config.catchUpPoolSize }),
    follow: needs.follow,
    wrote: replicas.length > 0 ? needs.wrote : () => undefined,
    states,
    addMetrics(registry) {
      if (replicas.length > 0) counter = addReplicaMetrics(registry, states);
    },
    close: async () => void (await Promise.all(replicas.map((replica) => replica.close()))),
  };
}

/** Registers the metrics; returns the counter of statements. */
function addReplicaMetrics(registry: Registry, states: Replicas['states']): Counter {
  const registers = [registry];
  const gauge = (name: string, help: string, read: (state: ReplicaState) => number) =>
    new Gauge({
      ...{ name, help, registers, labelNames: ['replica'] },
      collect() {
        for (const { name: replica, state } of states()) this.set({ replica }, read(state));
      },
    });
  gauge('newswire_replica_up', 'Whether a replica of Postgres answers (1) or is away (0).', ({ status }) =>
    status === 'away' ? 0 : 1,
  );
  gauge(
    'newswire_replica_behind_events',
    'Wire events that this server has delivered and a replica does not have yet.',
    ({ behindEvents }) => behindEvents,
  );
  gauge(
    'newswire_replica_behind_seconds',
    'Time since a replica last had everything that requests need.',
    ({ behindSeconds }) => behindSeconds,
  );
  return new Counter({
    name: 'newswire_replica_statements_total',
    help: 'Statements given to a replica: answered, or run again at the primary because it was behind or failed.',
    labelNames: ['replica', 'outcome'],
    registers,
  });
}
