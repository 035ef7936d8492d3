// The floor of ingest: a BullMQ worker in its own process that takes the same jobs and does nothing.
import { Worker } from 'bullmq';
import { Redis } from 'ioredis';

const [redisUrl, prefix, queue, concurrency] = process.argv.slice(2);
const connection = new Redis(String(redisUrl), { maxRetriesPerRequest: null });
const worker = new Worker(String(queue), async () => undefined, {
  connection,
  prefix: String(prefix),
  concurrency: Number(concurrency),
});
await worker.waitUntilReady();
process.send?.('ready');
