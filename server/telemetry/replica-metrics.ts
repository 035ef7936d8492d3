import { Counter, Gauge, type Registry } from 'prom-client';

/** What operators see of a replica. */
export interface ReplicaState {
  status: 'current' | 'behind' | 'away';
  /** Events that it lacks. */
  behindEvents: number;
  /** Seconds since it last had all that requests need. */
  behindSeconds: number;
}

/** How one of the replicas is. */
export interface NamedState {
  name: string;
  state: ReplicaState;
}

/** Registers the metrics; returns the counter of statements. */
export function addReplicaMetrics(registry: Registry, states: () => NamedState[]): Counter {
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
