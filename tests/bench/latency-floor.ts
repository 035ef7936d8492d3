import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import sql from 'sql-template-tag';
import type { Rig } from './rig/open-rig.ts';
import { timeAgain } from './rig/time-again.ts';

const EVERY_MS = 200;
const PREFIX = '{floor}';

/** The minimum cost of any such system: an empty job through the queue, and one commit flushed to disk. */
export async function startFloor({ config, db }: Rig): Promise<{ stop(): Promise<number[]> }> {
  const connection = new Redis(config.redis.url, { maxRetriesPerRequest: null });
  const queue = new Queue('floor', { connection, prefix: PREFIX });
  let processed = (): void => undefined;
  const worker = new Worker('floor', async () => processed(), { connection, prefix: PREFIX });
  await worker.waitUntilReady();
  await db.query(sql`CREATE TABLE floor_commits (no integer)`);
  const timing = timeAgain(EVERY_MS, async () => {
    const done = new Promise<void>((resolve) => {
      processed = resolve;
    });
    await queue.add('empty', {});
    await done;
    await db.query(sql`INSERT INTO floor_commits VALUES (1)`);
  });
  return {
    async stop() {
      const times = await timing.stop();
      await worker.close();
      await queue.close();
      connection.disconnect();
      return times;
    },
  };
}
