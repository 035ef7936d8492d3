import { collectDefaultMetrics, Registry } from 'prom-client';

/** A registry of this process' own, with what prom-client knows of every process. */
export function createRegistry(): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return registry;
}
