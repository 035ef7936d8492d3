import type { Counter, Registry } from 'prom-client';
import type { DatabaseConfig } from '../../shared/node/config/database-config.ts';
import type { Database } from '../../shared/node/db/database.ts';
import { writtenUpTo } from '../../shared/node/db/installation/replica-store.ts';
import type { Logger } from '../../shared/node/telemetry/logger.ts';
import { addReplicaMetrics, type NamedState } from '../telemetry/replica-metrics.ts';
import { openReplica } from './open-replica.ts';
import { openReadNeeds, type ReadNeeds } from './read-needs.ts';
import { type ReadRoutes, type ReplicaOutcome, routeReads } from './route-reads.ts';

/** A server's replicas, and the routes to them; without any, everything goes to the primary. */
export interface Replicas {
  reads: ReadRoutes;
  catchUp: ReadRoutes;
  /** Begins to need what this wire has delivered. */
  follow: ReadNeeds['follow'];
  /** Notes that a request has committed a change that readers must find. */
  wrote(): void;
  states(): NamedState[];
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
