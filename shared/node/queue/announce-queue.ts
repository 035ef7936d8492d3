import { Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import type { RedisKeys } from '../redis/keys.ts';
import { queueOptions } from './queue-options.ts';

export const ANNOUNCE_QUEUE = 'announce';
export const ANNOUNCE_JOB = 'announce';

export interface AnnounceQueue {
  /** Has a worker announce at once what was recorded; if this fails, the workers' timer does it. */
  announceSoon(): Promise<void>;
  close(): Promise<void>;
}

/** Opens the producers' end of the announce queue on a connection that the caller closes. */
export function openAnnounceQueue(redis: Redis, keys: RedisKeys): AnnounceQueue {
  const queue = new Queue(ANNOUNCE_QUEUE, queueOptions(redis, keys));
  // The connection reports its own errors; without a listener the queue would throw them.
  queue.on('error', () => undefined);
  return {
    async announceSoon() {
      // Not one job for all: a job that runs may have read before our commit.
      await queue.add(ANNOUNCE_JOB, {}, { removeOnComplete: true, removeOnFail: true });
    },
    close: () => queue.close(),
  };
}
