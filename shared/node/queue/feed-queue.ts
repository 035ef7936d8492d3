import { Queue } from 'bullmq';
import type { FoundFeed } from '../../contract/feed-discovery.ts';
import type { RedisClient } from '../redis/connect.ts';
import type { RedisKeys } from '../redis/keys.ts';
import { awaitJob } from './await-job.ts';
import { queueOptions } from './queue-options.ts';

export const FEED_QUEUE = 'feeds';
export const DELIVERY_JOB = 'take-delivery';
export const DISCOVERY_JOB = 'find-feeds';

/** Contains only the id: the hub's delivery is in Postgres. */
export interface DeliveryJob {
  deliveryId: string;
}

/** A search for the feeds of a site. */
export interface DiscoveryJob {
  /** The first one that answers is searched. */
  addresses: string[];
  /** Ignores the networks that the operator allows, because somebody else asks. */
  publicOnly: boolean;
}

/** The result of a search: its feeds or, when there are none, what was there instead, as a sentence. */
export type Discovery = { feeds: Omit<FoundFeed, 'isKnown'>[]; instead?: string };

export type FeedJob = DeliveryJob | DiscoveryJob;

const ATTEMPTS = 5;
const FIRST_RETRY_MS = 1_000;
const DISCOVERY_PATIENCE = { beginsMs: 8_000, endsMs: 25_000 };

export interface FeedQueue {
  /** Enqueues a hub's delivery; one already waiting is not added again. */
  enqueueDelivery(deliveryId: string): Promise<void>;
  /** Has a worker search for feeds and waits for the result; undefined when no worker did it in time. */
  discover(search: DiscoveryJob): Promise<Discovery | undefined>;
  close(): Promise<void>;
}

/** Opens the producer side of the feed queue on a connection that the caller closes. */
export function openFeedQueue(redis: RedisClient, keys: RedisKeys): FeedQueue {
  const queue = new Queue<FeedJob>(FEED_QUEUE, queueOptions(redis, keys, FEED_QUEUE));
  // The connection reports its own errors; without a listener, the queue would throw them.
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
    discover(search) {
      // Jobs without a priority, the deliveries, go first.
      const job = { name: DISCOVERY_JOB, data: search, options: { priority: 1 } };
      return awaitJob<FeedJob, Discovery>(queue, job, DISCOVERY_PATIENCE);
    },
    close: () => queue.close(),
  };
}
