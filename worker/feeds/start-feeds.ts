import type { FeedsConfig } from '../../shared/node/config/feeds-config.ts';
import { listOldDeliveries } from '../../shared/node/db/feed/websub-delivery-store.ts';
import type { IntakeDeps } from '../../shared/node/intake/accept.ts';
import { startLoop } from '../../shared/node/lifecycle/loop.ts';
import { type GuardedFetch, openGuardedFetch, userAgent } from '../../shared/node/net/guarded-fetch.ts';
import {
  DELIVERY_JOB,
  type DeliveryJob,
  DISCOVERY_JOB,
  type Discovery,
  type DiscoveryJob,
  FEED_QUEUE,
  type FeedJob,
} from '../../shared/node/queue/feed-queue.ts';
import type { RedisClient } from '../../shared/node/redis/connect.ts';
import type { RedisKeys } from '../../shared/node/redis/keys.ts';
import { startQueueWorker } from '../start-queue-worker.ts';
import type { WorkerMetrics } from '../worker-metrics.ts';
import { openPolls } from './open-polls.ts';
import type { PollDeps } from './poll-deps.ts';
import { type Poller, pollDue } from './poll-due.ts';
import { subscribeDue } from './websub/subscribe.ts';
import { takeDelivery } from './websub/take-delivery.ts';

const LOOK_EVERY_MS = 500;
const HUBS_EVERY_MS = 2_000;
/** Hub deliveries and searches for feeds; servers limit the searches. */
const JOBS_AT_ONCE = 8;
const DISCOVERY_FETCH_MS = 8_000;
const DISCOVERY_MAX_BYTES = 2 * 1_024 * 1_024;
const LOST_DELIVERY_MS = 60_000;

export interface RunningFeeds {
  close(): Promise<void>;
}

/** Polls feeds, renews their WebSub subscriptions and reads hub deliveries, until closed. */
export function startFeeds(
  intake: IntakeDeps,
  options: { workerRedis: RedisClient; keys: RedisKeys; config: FeedsConfig; metrics: WorkerMetrics },
): RunningFeeds {
  const { config, keys, metrics } = options;
  const net = openGuardedFetch({ policy: config, userAgent: userAgent(config.publicUrl), totalMs: config.fetchMs });
  const deps: PollDeps = {
    ...intake,
    net,
    bounds: config,
    fullText: config.fullText,
    canSubscribe: config.publicUrl !== undefined,
    random: Math.random,
  };
  const poller: Poller = { deps, config, metrics, polls: openPolls(config.concurrency), closing: false };
  const { log } = intake;
  const discoveryNet = openGuardedFetch({
    ...{ policy: config, userAgent: userAgent(config.publicUrl), maxBytes: DISCOVERY_MAX_BYTES },
    totalMs: Math.min(config.fetchMs, DISCOVERY_FETCH_MS),
  });
  const jobs = startQueueWorker<FeedJob>(
    { redis: options.workerRedis, keys, log, metrics },
    FEED_QUEUE,
    {
      [DELIVERY_JOB]: ({ data }) => takeDelivery(deps, (data as DeliveryJob).deliveryId),
      [DISCOVERY_JOB]: ({ data }) => discover(poller, discoveryNet, data as DiscoveryJob),
    },
    { concurrency: JOBS_AT_ONCE },
  );
  const loops = [
    startLoop({ name: 'feeds', log, pauseMs: LOOK_EVERY_MS, run: (signal) => pollDue(poller, signal) }),
    startLoop({ name: 'hubs', log, pauseMs: HUBS_EVERY_MS, run: () => keepHubs(deps, config.publicUrl) }),
  ];
  return {
    async close() {
      poller.closing = true;
      const ended = loops.map((loop) => loop.close());
      await Promise.all([net.close(), discoveryNet.close()]);
      await Promise.all([...ended, poller.polls.ended()]);
      await jobs.close();
    },
  };
}

async function discover(poller: Poller, net: GuardedFetch, job: DiscoveryJob): Promise<Discovery> {
  const { log } = poller.deps;
  try {
    const { discoverFeeds } = await import('./discovery/discover-feeds.ts');
    const discovery = await discoverFeeds(net, job);
    // Requests fail when this worker stops, which says nothing about the site.
    if (poller.closing) throw new Error('the worker is stopping');
    return discovery;
  } catch (error) {
    log.warn({ err: error }, 'a search for feeds failed');
    throw error;
  }
}

async function keepHubs(deps: PollDeps, publicUrl: string | undefined): Promise<void> {
  if (publicUrl !== undefined) await subscribeDue(deps, publicUrl);
  // Redis may have lost the jobs for hub deliveries.
  for (const id of await listOldDeliveries(deps.db, LOST_DELIVERY_MS, 20)) await takeDelivery(deps, id);
}
