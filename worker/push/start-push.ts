import type { PushConfig } from '../../shared/node/config/push-config.ts';
import type { Database } from '../../shared/node/db/database.ts';
import { deleteUnusedFilters } from '../../shared/node/db/push/filter-store.ts';
import { deleteNotificationsBefore, listWaiting } from '../../shared/node/db/push/notification-store.ts';
import { deleteUnconfirmedSince } from '../../shared/node/db/push/subscription-store.ts';
import { startLoop } from '../../shared/node/lifecycle/loop.ts';
import { openGuardedFetch, userAgent } from '../../shared/node/net/guarded-fetch.ts';
import { pushPolicy } from '../../shared/node/net/push-services.ts';
import { openOutgoingQueue, PUSH_MESSAGES } from '../../shared/node/queue/outgoing-queue.ts';
import type { RedisClient } from '../../shared/node/redis/connect.ts';
import type { RedisKeys } from '../../shared/node/redis/keys.ts';
import type { Logger } from '../../shared/node/telemetry/logger.ts';
import { createFilterSet } from '../matching/filter-set.ts';
import { matchWire } from '../matching/match-wire.ts';
import type { WorkerMetrics } from '../worker-metrics.ts';
import { decideNotifications } from './decide-notifications.ts';
import { releaseHeld } from './release-held.ts';
import { startSender } from './start-sender.ts';

const MATCH_EVERY_MS = 500;
const RELEASE_EVERY_MS = 1_000;
const TIDY_EVERY_MS = 10 * 60_000;
/** A notification still waiting after this long has most likely been lost by Redis. */
const LOST_MS = 30_000;
const KEEP_MS = 3 * 24 * 3_600_000;
const BATCH = 500;
/** The page confirms its subscription on each visit. */
const UNCONFIRMED_MS = 60 * 24 * 3_600_000;
const SEND_MS = 5_000;
const CONNECT_MS = 2_000;
const ANSWER_MAX_BYTES = 64 * 1_024;

export interface PushOptions {
  /** For the queue's producers; `workerRedis` is for its worker. */
  redis: RedisClient;
  workerRedis: RedisClient;
  keys: RedisKeys;
  config: PushConfig;
  publicUrl: string | undefined;
  metrics: WorkerMetrics;
}

interface PushDeps {
  db: Database;
  log: Logger;
}

interface Running {
  close(): Promise<void>;
}

/**
 * Sends push notifications until closed. Without a subject, which push services require, it sends nothing and only
 * expires old subscriptions.
 */
export function startPush(deps: PushDeps, options: PushOptions): Running {
  const { subject } = options.config;
  const maintenance = startLoop({
    name: 'push maintenance',
    log: deps.log,
    pauseMs: TIDY_EVERY_MS,
    run: () => tidy(deps.db),
  });
  const delivery = subject === undefined ? undefined : startDelivery(deps, options, subject);
  return {
    async close() {
      await Promise.all([maintenance.close(), delivery?.close()]);
    },
  };
}

function startDelivery({ db, log }: PushDeps, options: PushOptions, subject: string): Running {
  const { config, metrics, workerRedis, keys } = options;
  const net = openGuardedFetch({
    policy: pushPolicy(config.hosts, config.networks),
    userAgent: userAgent(options.publicUrl),
    ...{ totalMs: SEND_MS, connectMs: CONNECT_MS, maxBytes: ANSWER_MAX_BYTES },
  });
  const queue = openOutgoingQueue(options.redis, keys, PUSH_MESSAGES);
  const { filters, skip, skipReader } = openFilters(log, metrics);
  const match = async (signal: AbortSignal): Promise<void> => {
    for (let more = true; more && !signal.aborted; ) {
      const now = new Date();
      const matched = await matchWire(db, filters, { cursor: 'push', now, skip }, (tx, part) =>
        decideNotifications(tx, part, { now, skipReader }),
      );
      await queue.enqueue(matched.decided.filter(({ heldUntil }) => heldUntil === null));
      more = matched.more;
    }
  };
  const release = async (signal: AbortSignal): Promise<void> => {
    let isReleased = false;
    while (!signal.aborted && (await releaseHeld(db, new Date()))) isReleased = true;
    // Includes notifications that a crash or Redis lost before they were enqueued.
    await queue.enqueue(await listWaiting(db, isReleased ? 0 : LOST_MS, BATCH));
  };
  const sender = startSender({ db, net, log, metrics, subject, hosts: config.hosts }, workerRedis, keys);
  const loops = [
    startLoop({ name: 'push', log, pauseMs: MATCH_EVERY_MS, run: match }),
    startLoop({ name: 'push release', log, pauseMs: RELEASE_EVERY_MS, run: release }),
  ];
  return {
    async close() {
      await Promise.all(loops.map((loop) => loop.close()));
      await sender.close();
      await Promise.all([queue.close(), net.close()]);
    },
  };
}

/** Opens the readers' filters; skips only the one filter, event or reader that fails. */
function openFilters(log: Logger, metrics: WorkerMetrics) {
  const left = (what: string, message: string) => (id: string | number, error: unknown) => {
    metrics.push('skipped');
    log.error({ err: error, [what]: id }, message);
  };
  return {
    filters: createFilterSet(left('filter', 'excluded a filter that cannot be matched')),
    skip: left('seq', 'skipped an event that could not be evaluated'),
    skipReader: left('subscription', 'skipped a reader whose preferences could not be evaluated'),
  };
}

async function tidy(db: Database): Promise<void> {
  const unconfirmed = new Date(Date.now() - UNCONFIRMED_MS);
  while ((await deleteUnconfirmedSince(db, unconfirmed, BATCH)) === BATCH);
  await deleteUnusedFilters(db);
  const cutoff = new Date(Date.now() - KEEP_MS);
  while ((await deleteNotificationsBefore(db, cutoff, BATCH)) === BATCH);
}
