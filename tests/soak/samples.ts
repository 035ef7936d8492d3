import { Redis } from 'ioredis';
import pg from 'pg';
import type { Deployment } from '../chaos/deployment.ts';

const MB = 2 ** 20;

/** What one look found, by the name of what was looked at. */
export interface Sample {
  minute: number;
  values: Record<string, number>;
}

/** What is asked of each process, and how it is called. */
const METRICS: [metric: string, name: string, unit: number][] = [
  ['process_resident_memory_bytes', 'RSS MB', MB],
  ['nodejs_heap_size_used_bytes', 'heap MB', MB],
  ['nodejs_active_handles_total', 'handles', 1],
  ['process_open_fds', 'files', 1],
];

/** Looks at every process of a deployment, at its Redis and its Postgres. */
export function openSampler(deployment: Deployment): { look(): Promise<Sample['values']>; close(): Promise<void> } {
  const redis = new Redis(deployment.redis.url);
  const postgres = new pg.Client({ connectionString: deployment.postgres.url });
  const connected = postgres.connect();
  return {
    async look() {
      await connected;
      const values: Sample['values'] = {};
      for (const { name, port } of [...deployment.servers, ...deployment.workers]) {
        const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
        for (const [metric, as, unit] of METRICS) values[`${name} ${as}`] = figureOf(text, metric) / unit;
      }
      const memory = /used_memory:(\d+)/.exec(await redis.info('memory'))?.[1];
      values['redis MB'] = Number(memory) / MB;
      const { rows } = await postgres.query('SELECT pg_database_size(current_database())::float8 AS bytes');
      values['postgres MB'] = rows[0].bytes / MB;
      return values;
    },
    async close() {
      redis.disconnect();
      await postgres.end();
    },
  };
}

/** A metric without labels. */
function figureOf(text: string, metric: string): number {
  return Number(new RegExp(`^${metric} (\\S+)`, 'm').exec(text)?.[1] ?? Number.NaN);
}
