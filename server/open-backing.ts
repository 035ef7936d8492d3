import type { Config } from '../shared/node/config/config.ts';
import { type AllQueues, openAllQueues } from '../shared/node/queue/all-queues.ts';
import { type EditQueue, openEditQueue } from '../shared/node/queue/edit-queue.ts';
import { enqueueAgain } from '../shared/node/queue/enqueue-again.ts';
import { type FeedQueue, openFeedQueue } from '../shared/node/queue/feed-queue.ts';
import { openReachQueue, type ReachQueue } from '../shared/node/queue/reach-queue.ts';
import { openWebhookQueue, type WebhookQueue } from '../shared/node/queue/webhook-queue.ts';
import type { RedisClient } from '../shared/node/redis/connect.ts';
import { closeRedis, connectRedis } from '../shared/node/redis/connect.ts';
import { type RedisKeys, redisKeys } from '../shared/node/redis/keys.ts';
import type { Logger } from '../shared/node/telemetry/logger.ts';
import { openPools, type Pools } from './open-pools.ts';
import { openReplicas, type Replicas } from './replicas/open-replicas.ts';

/** A server's connections to Postgres and Redis, and its queues. */
export interface Backing {
  pools: Pools;
  replicas: Replicas;
  /** Answers or fails fast. */
  redis: RedisClient;
  /** Only for the tail, whose reads block it. */
  tailRedis: RedisClient;
  /** Only for the questions of other servers; waiting for them blocks it. */
  askedRedis: RedisClient;
  keys: RedisKeys;
  queue: EditQueue;
  feedQueue: FeedQueue;
  webhookQueue: WebhookQueue;
  reachQueue: ReachQueue;
  allQueues: AllQueues;
  close(): Promise<void>;
}

export function openBacking(config: Config, log: Logger): Backing {
  const pools = openPools(config.database, (error) => log.warn({ err: error }, 'postgres connection'));
  const replicas = openReplicas(config.database, pools, log);
  const keys = redisKeys(config.redis.prefix);
  const redis = connectRedis(config.redis, 'failFast', log);
  const tailRedis = connectRedis(config.redis, 'waiting', log);
  const askedRedis = connectRedis(config.redis, 'waiting', log);
  const queue = enqueueAgain(openEditQueue(redis, keys));
  const feedQueue = openFeedQueue(redis, keys);
  const webhookQueue = openWebhookQueue(redis, keys);
  const reachQueue = openReachQueue(redis, keys);
  const allQueues = openAllQueues(redis, keys);
  return {
    ...{ pools, replicas, redis, tailRedis, askedRedis, keys, queue, feedQueue, webhookQueue, reachQueue, allQueues },
    async close() {
      await Promise.all([queue, feedQueue, webhookQueue, reachQueue, allQueues].map((each) => each.close()));
      await Promise.all([redis, tailRedis, askedRedis].map(closeRedis));
      await replicas.close();
      await pools.close();
    },
  };
}
