import { Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import type { RedisKeys } from '../redis/keys.ts';
import { queueOptions } from './queue-options.ts';

export const FEED_QUEUE = 'feeds';
export const DELIVERY_JOB = 'take-delivery';

/** The job carries the id only: what the hub pushed is in Postgres. */
export interface DeliveryJob {
  deliveryId: string;
}

const ATTEMPTS = 5;
const FIRST_RETRY_MS = 1_000;

export interface FeedQueue {
  /** Has a pushed document read; one that waits already is not added again. */
  enqueueDelivery(deliveryId: string): Promise<void>;
  close(): Promise<void>;
}

/** Opens the producers' end of the feed queue on a connection that the caller closes. */
export function openFeedQueue(redis: Redis, keys: RedisKeys): FeedQueue {
  const queue = new Queue<DeliveryJob>(FEED_QUEUE, queueOptions(redis, keys));
  // The connection reports its own errors; without a listener the queue would throw them.
  queue.on('error', () => undefined);
  return {
    async enqueueDelivery(deliveryId) {
      await queue.add(
        DELIVERY_JOB,
        { deliveryId },
        {
          jobId: deliveryId,
          attempts: ATTEMPTS,
          backoff: { type: 'exponential', delay: FIRST_RETRY_MS, jitter: 0.5 },
          removeOnComplete: true,
          removeOnFail: { count: 100 },
        },
      );
    },
    close: () => queue.close(),
  };
}
