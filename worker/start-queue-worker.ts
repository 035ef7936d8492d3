import { type Job, Worker, type WorkerOptions } from 'bullmq';
import type { Redis } from 'ioredis';
import { queueOptions, RATES } from '../shared/node/queue/queue-options.ts';
import type { RedisKeys } from '../shared/node/redis/keys.ts';
import type { Logger } from '../shared/node/telemetry/logger.ts';
import type { WorkerMetrics } from './worker-metrics.ts';

/** Dependencies of every queue worker. */
export interface QueueWorkerDeps {
  redis: Redis;
  keys: RedisKeys;
  log: Logger;
  metrics: Pick<WorkerMetrics, 'watch'>;
}

/** Processes one kind of job; what it returns is the job's result. */
type Processor<Data> = (job: Job<Data>, token: string | undefined) => Promise<unknown>;

/** Starts a queue worker that counts and times its jobs; `processors` by job name. */
export function startQueueWorker<Data>(
  { redis, keys, log, metrics }: QueueWorkerDeps,
  queue: string,
  processors: Readonly<Record<string, Processor<Data>>>,
  options: Partial<WorkerOptions> & { concurrency: number },
): Worker<Data> {
  const known = new Map(Object.entries(processors));
  const worker = new Worker<Data>(
    queue,
    async (job, token) => {
      const processor = known.get(job.name);
      if (!processor) throw new Error(`no processor for the job ${job.name}`);
      return processor(job, token);
    },
    { ...queueOptions(redis, keys), metrics: RATES, ...options },
  );
  metrics.watch(worker);
  worker.on('error', (error) => log.warn({ err: error, queue }, 'queue worker error'));
  return worker;
}
