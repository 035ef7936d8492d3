import { collectDefaultMetrics, Registry } from 'prom-client';

/** Creates a metrics registry with prom-client's default process metrics. */
export function createRegistry(): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return registry;
}

/** Upper bounds in seconds of every latency histogram; readers notice a second, operators a minute. */
export const LATENCY_BUCKETS_S = [0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.3, 0.5, 1, 2, 5, 10, 30, 60];
