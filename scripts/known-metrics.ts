import { Registry } from 'prom-client';
import { createCanaryMetrics } from '../server/telemetry/canary-metrics.ts';
import { addCertificateMetrics } from '../server/telemetry/certificate-metrics.ts';
import { addDiskMetrics } from '../server/telemetry/disk-metrics.ts';
import { addReplicaMetrics } from '../server/telemetry/replica-metrics.ts';
import { addServerGauges, createServerMetrics } from '../server/telemetry/server-metrics.ts';
import { addFleetMetrics } from '../shared/node/telemetry/fleet-metrics.ts';
import { createLogger } from '../shared/node/telemetry/logger.ts';
import { createWorkerMetrics } from '../worker/worker-metrics.ts';

export interface KnownMetric {
  name: string;
  labels: string[];
  on: 'server' | 'worker' | 'both';
  help: string;
}

/** All our metrics by name; tests compare the documentation, rules and dashboard with these. */
export function knownMetrics(): KnownMetric[] {
  const fleet = new Registry();
  addFleetMetrics(fleet, () => Promise.reject(new Error('these figures are never read')));
  const server = new Registry();
  createServerMetrics(server);
  const none = (): number => 0;
  const readers = (): { socket: number; stream: number } => ({ socket: 0, stream: 0 });
  addServerGauges(server, { wireSeq: none, slowReaders: none, channels: none, watchedStories: none, readers });
  createCanaryMetrics(server);
  addDiskMetrics(server, '/');
  addCertificateMetrics(server, { publicUrl: undefined, log: createLogger('metrics', 'silent') });
  addReplicaMetrics(server, () => []);
  const worker = new Registry();
  createWorkerMetrics(worker);
  const all = [...named(fleet, 'both'), ...named(server, 'server'), ...named(worker, 'worker')];
  return all.sort((a, b) => a.name.localeCompare(b.name));
}

function named(registry: Registry, on: KnownMetric['on']): KnownMetric[] {
  // prom-client's types omit the field with the label names.
  const metrics = registry.getMetricsAsArray() as unknown as { name: string; help: string; labelNames?: string[] }[];
  return metrics.map(({ name, help, labelNames = [] }) => ({ name, help, labels: [...labelNames], on }));
}
