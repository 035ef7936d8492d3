import { Worker } from 'bullmq';
import type { Redis } from 'ioredis';
import type { FeedsConfig } from '../../shared/node/config/config.ts';
import { listOldDeliveries } from '../../shared/node/db/delivery-store.ts';
import type { FeedRow } from '../../shared/node/db/feed-row.ts';
import { claimDueFeeds, postponeFeed } from '../../shared/node/db/feed-store.ts';
import type { IntakeDeps } from '../../shared/node/intake/accept.ts';
import { startLoop } from '../../shared/node/lifecycle/loop.ts';
import { openGuardedFetch } from '../../shared/node/net/guarded-fetch.ts';
import { userAgent } from '../../shared/node/net/user-agent.ts';
import { DELIVERY_JOB, type DeliveryJob, FEED_QUEUE } from '../../shared/node/queue/feed-queue.ts';
import { queueOptions } from '../../shared/node/queue/queue-options.ts';
import { RATES } from '../../shared/node/queue/rates.ts';
import type { RedisKeys } from '../../shared/node/redis/keys.ts';
import type { WorkerMetrics } from '../../shared/node/telemetry/worker-metrics.ts';
import { type HostSlots, hostSlots } from './host-slots.ts';
import { type PollDeps, pollFeed } from './poll-feed.ts';
import { subscribeDue } from './websub/subscribe.ts';
import { takeDelivery } from './websub/take-delivery.ts';

const LOOK_EVERY_MS = 500;
const HUBS_EVERY_MS = 2_000;
/** Fetches of one worker at once. */
const AT_ONCE = 20;
/** A claim outlives its fetch by this much; a worker that died loses its feeds after it. */
const CLAIM_MARGIN_MS = 60_000;
/** How long a feed steps back whose host is busy with others. */
const BUSY_HOST_MS = 1_000;
const LOST_DELIVERY_MS = 60_000;

export interface RunningFeeds {
  close(): Promise<void>;
}

interface Poller {
  deps: PollDeps;
  slots: HostSlots;
  claimMs: number;
  inFlight: Map<string, Promise<void>>;
  closing: boolean;
}

/** Starts polling feeds, keeping their subscriptions and reading what hubs push, until closed. */
export function startFeeds(
  intake: IntakeDeps,
  options: { redis: Redis; workerRedis: Redis; keys: RedisKeys; config: FeedsConfig; metrics: WorkerMetrics },
): RunningFeeds {
  const { config, keys } = options;
  const net = openGuardedFetch({ policy: config, userAgent: userAgent(config.publicUrl), totalMs: config.fetchMs });
  const deps: PollDeps = {
    ...intake,
    net,
    bounds: config,
    canSubscribe: config.publicUrl !== undefined,
    random: Math.random,
  };
  const claimMs = config.fetchMs + CLAIM_MARGIN_MS;
  const slots = hostSlots(options.redis, keys, { perHost: config.perHost, leaseMs: claimMs });
  const poller: Poller = { deps, slots, claimMs, inFlight: new Map(), closing: false };
  const deliveries = startDeliveries(deps, options.workerRedis, keys);
  options.metrics.watch(deliveries);
  const { log } = intake;
  const loops = [
    startLoop({ name: 'feeds', log, pauseMs: LOOK_EVERY_MS, turn: () => pollDue(poller) }),
    startLoop({ name: 'hubs', log, pauseMs: HUBS_EVERY_MS, turn: () => keepHubs(deps, config.publicUrl) }),
  ];
  return {
    async close() {
      poller.closing = true;
      const ended = loops.map((loop) => loop.close());
      await net.close();
      await Promise.all([...ended, ...poller.inFlight.values()]);
      await deliveries.close();
    },
  };
}

async function pollDue(poller: Poller): Promise<void> {
  const free = AT_ONCE - poller.inFlight.size;
  if (free <= 0) return;
  for (const feed of await claimDueFeeds(poller.deps.db, free, poller.claimMs)) {
    const polling = poll(poller, feed).finally(() => poller.inFlight.delete(feed.id));
    poller.inFlight.set(feed.id, polling);
  }
}

async function poll(poller: Poller, feed: FeedRow): Promise<void> {
  const { deps, slots } = poller;
  const { host } = new URL(feed.url);
  try {
    if (poller.closing || !(await slots.take(host, feed.id))) {
      await postponeFeed(deps.db, feed.id, Math.round(BUSY_HOST_MS * (0.5 + deps.random())));
      return;
    }
    await pollFeed({ ...deps, isClosing: () => poller.closing }, feed).finally(() => slots.release(host, feed.id));
  } catch (error) {
    // Postgres or Redis is away: the claim runs out and the feed is due again.
    deps.log.warn({ err: error, feed: feed.id }, 'polling failed on our side');
  }
}

async function keepHubs(deps: PollDeps, publicUrl: string | undefined): Promise<void> {
  if (publicUrl !== undefined) await subscribeDue(deps, publicUrl);
  // Redis may have lost the jobs of what hubs pushed.
  for (const id of await listOldDeliveries(deps.db, LOST_DELIVERY_MS, 20)) await takeDelivery(deps, id);
}

function startDeliveries(deps: PollDeps, connection: Redis, keys: RedisKeys): Worker<DeliveryJob> {
  const worker = new Worker<DeliveryJob>(
    FEED_QUEUE,
    async (job) => {
      if (job.name !== DELIVERY_JOB) throw new Error(`no processor for the job ${job.name}`);
      await takeDelivery(deps, job.data.deliveryId);
    },
    { ...queueOptions(connection, keys), concurrency: 4, metrics: RATES },
  );
  worker.on('error', (error) => deps.log.warn({ err: error }, 'feed worker'));
  return worker;
}
