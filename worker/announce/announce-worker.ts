import { Worker } from 'bullmq';
import type { Redis } from 'ioredis';
import { ANNOUNCE_JOB, ANNOUNCE_QUEUE } from '../../shared/node/queue/announce-queue.ts';
import { queueOptions } from '../../shared/node/queue/queue-options.ts';
import { RATES } from '../../shared/node/queue/rates.ts';
import type { RedisKeys } from '../../shared/node/redis/keys.ts';
import type { Logger } from '../../shared/node/telemetry/logger.ts';
import type { WorkerMetrics } from '../../shared/node/telemetry/worker-metrics.ts';
import type { Announcer } from './announcer.ts';

/** Jobs that come while one runs share the next announcement, so that more at once cost nothing. */
const CONCURRENCY = 20;

/** Announces at once what servers have recorded themselves, such as comments. */
export function startAnnounceWorker(
  { announcer, log, metrics }: { announcer: Announcer; log: Logger; metrics: WorkerMetrics },
  { redis, keys }: { redis: Redis; keys: RedisKeys },
): { close(): Promise<void> } {
  const worker = new Worker(
    ANNOUNCE_QUEUE,
    async (job) => {
      if (job.name !== ANNOUNCE_JOB) throw new Error(`no processor for the job ${job.name}`);
      await announcer.announce();
    },
    { ...queueOptions(redis, keys), concurrency: CONCURRENCY, metrics: RATES },
  );
  metrics.watch(worker);
  worker.on('error', (error) => log.warn({ err: error }, 'announce worker'));
  return { close: () => worker.close() };
}
