// The floor of ingest: a BullMQ worker in a process of its own that takes the same jobs and does nothing with them.
import { Worker } from 'bullmq';
import { Redis } from 'ioredis';

const { BENCH_REDIS_URL, BENCH_PREFIX, BENCH_QUEUE, BENCH_CONCURRENCY } = process.env as Record<string, string>;
const connection = new Redis(String(BENCH_REDIS_URL), { maxRetriesPerRequest: null });
const worker = new Worker(String(BENCH_QUEUE), async () => undefined, {
  connection,
  prefix: String(BENCH_PREFIX),
  concurrency: Number(BENCH_CONCURRENCY),
});
await worker.waitUntilReady();
process.send?.('ready');
