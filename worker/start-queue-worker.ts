import { type Job, Worker, type WorkerOptions } from 'bullmq';
import { queueOptions, RATES } from '../shared/node/queue/queue-options.ts';
import type { RedisClient } from '../shared/node/redis/connect.ts';
import type { RedisKeys } from '../shared/node/redis/keys.ts';
import { warnSparsely } from '../shared/node/telemetry/log-sparsely.ts';
import type { Logger } from '../shared/node/telemetry/logger.ts';
import type { WorkerMetrics } from './worker-metrics.ts';

/** After a lost connection; BullMQ's own 15 s would delay a flash after a fail-over. */
const RETRY_MS = 500;

/** Dependencies of every queue worker. */
export interface QueueWorkerDeps {
  redis: RedisClient;
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
    { ...queueOptions(redis, keys, queue), metrics: RATES, runRetryDelay: RETRY_MS, ...options },
  );
  metrics.watch(worker);
  worker.on('error', (error) => warnSparsely(log, { err: error, queue }, 'queue worker error'));
  return worker;
}
