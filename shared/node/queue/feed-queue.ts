import { setTimeout as delay } from 'node:timers/promises';
import { type Job, Queue } from 'bullmq';
import { v7 as newId } from 'uuid';
import type { FoundFeed } from '../../contract/feed-discovery.ts';
import type { RedisClient } from '../redis/connect.ts';
import type { RedisKeys } from '../redis/keys.ts';
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
/** Above the time that a search takes, so that its worker ends it. */
const DISCOVERY_MS = 25_000;
/** Somebody waits: a worker that is there begins at once. */
const DISCOVERY_BEGINS_MS = 8_000;
const LOOK_EVERY_MS = 150;
/** Only for a result that its server could not fetch: others are removed once they were read. */
const RESULT_SECONDS = 60;

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
    async discover(search) {
      const ended = { age: RESULT_SECONDS, count: 100 };
      // Jobs without a priority, the deliveries, go first.
      const options = { jobId: newId(), priority: 1, removeOnComplete: ended, removeOnFail: ended };
      const added = await queue.add(DISCOVERY_JOB, search, options);
      const job = await untilFinished(queue, added.id ?? '');
      // Fails for a job that a worker still holds; it is removed by its age.
      await added.remove().catch(() => undefined);
      return job?.failedReason === undefined ? (job?.returnvalue as Discovery | undefined) : undefined;
    },
    close: () => queue.close(),
  };
}

/** Looks again and again: this needs no connection of its own, which listening for the event would. */
async function untilFinished(queue: Queue<FeedJob>, id: string): Promise<Job | undefined> {
  const startedAt = performance.now();
  for (;;) {
    await delay(LOOK_EVERY_MS);
    const job = await queue.getJob(id);
    if (job === undefined || job.finishedOn !== undefined) return job;
    const mostMs = job.processedOn === undefined ? DISCOVERY_BEGINS_MS : DISCOVERY_MS;
    if (performance.now() - startedAt > mostMs) return undefined;
  }
}
