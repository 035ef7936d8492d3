import { type Job, Worker } from 'bullmq';
import type { Redis } from 'ioredis';
import type { FeedsConfig } from '../../shared/node/config/config.ts';
import type { Database } from '../../shared/node/db/database.ts';
import { deleteNotificationsBefore, listWaiting, markFailed } from '../../shared/node/db/push-notification-store.ts';
import { deleteUnusedFilters } from '../../shared/node/db/push-subscription-store.ts';
import { startLoop } from '../../shared/node/lifecycle/loop.ts';
import { openGuardedFetch } from '../../shared/node/net/guarded-fetch.ts';
import { userAgent } from '../../shared/node/net/user-agent.ts';
import { openPushQueue, PUSH_JOB, PUSH_QUEUE, type PushJob } from '../../shared/node/queue/push-queue.ts';
import { queueOptions } from '../../shared/node/queue/queue-options.ts';
import { RATES } from '../../shared/node/queue/rates.ts';
import type { RedisKeys } from '../../shared/node/redis/keys.ts';
import type { Logger } from '../../shared/node/telemetry/logger.ts';
import type { WorkerMetrics } from '../../shared/node/telemetry/worker-metrics.ts';
import { createFilterSet } from './filter-set.ts';
import { matchWire } from './match-wire.ts';
import { releaseHeld } from './release-held.ts';
import { type SendDeps, sendNotification } from './send-notification.ts';
import { retryDelayMs } from './try-later.ts';

const MATCH_EVERY_MS = 500;
const RELEASE_EVERY_MS = 1_000;
const TIDY_EVERY_MS = 10 * 60_000;
/** Waiting for so long, a notification has most likely been lost by Redis. */
const LOST_MS = 30_000;
const KEEP_MS = 3 * 24 * 3_600_000;
const BATCH = 500;
const AT_ONCE = 16;
const SEND_MS = 15_000;
const ANSWER_MAX_BYTES = 64 * 1_024;
const FAILURES_MAX = 5;

export interface PushOptions {
  /** For the queue's producers; `workerRedis` is for its worker. */
  redis: Redis;
  workerRedis: Redis;
  keys: RedisKeys;
  config: FeedsConfig;
  subject: string;
  metrics: WorkerMetrics;
}

/** Tells readers who are away what they asked to be told, until closed. */
export function startPush(deps: { db: Database; log: Logger }, options: PushOptions): { close(): Promise<void> } {
  const { db, log } = deps;
  const { config, metrics } = options;
  const net = openGuardedFetch({
    policy: config,
    userAgent: userAgent(config.publicUrl),
    totalMs: SEND_MS,
    maxBytes: ANSWER_MAX_BYTES,
  });
  const queue = openPushQueue(options.redis, options.keys);
  const filters = createFilterSet();
  const skip = (seq: number, error: unknown): void => {
    metrics.push('skipped');
    log.error({ err: error, seq }, 'nobody is told of an event that could not be judged');
  };
  const match = async (signal: AbortSignal): Promise<void> => {
    for (let more = true; more && !signal.aborted; ) {
      const matched = await matchWire(db, filters, { now: new Date(), skip });
      await queue.enqueue(matched.notifications.filter(({ heldUntil }) => heldUntil === null));
      more = matched.more;
    }
  };
  const release = async (signal: AbortSignal): Promise<void> => {
    let isReleased = false;
    while (!signal.aborted && (await releaseHeld(db, new Date()))) isReleased = true;
    // Also what a crash left, or Redis lost, before it was in the queue.
    await queue.enqueue(await listWaiting(db, isReleased ? 0 : LOST_MS, BATCH));
  };
  const sender = startSender({ db, net, log, metrics, subject: options.subject }, options.workerRedis, options.keys);
  const loops = [
    startLoop({ name: 'push', log, pauseMs: MATCH_EVERY_MS, turn: match }),
    startLoop({ name: 'push release', log, pauseMs: RELEASE_EVERY_MS, turn: release }),
    startLoop({ name: 'push upkeep', log, pauseMs: TIDY_EVERY_MS, turn: () => tidy(db) }),
  ];
  return {
    async close() {
      await Promise.all(loops.map((loop) => loop.close()));
      await sender.close();
      await Promise.all([queue.close(), net.close()]);
    },
  };
}

function startSender(deps: SendDeps, connection: Redis, keys: RedisKeys): Worker<PushJob> {
  const worker = new Worker<PushJob>(
    PUSH_QUEUE,
    async (job) => {
      if (job.name !== PUSH_JOB) throw new Error(`no processor for the job ${job.name}`);
      await sendNotification(deps, job.data.notificationId);
    },
    {
      ...queueOptions(connection, keys),
      concurrency: AT_ONCE,
      metrics: RATES,
      settings: { backoffStrategy: (attemptsMade, _type, error) => retryDelayMs(attemptsMade, error) },
    },
  );
  deps.metrics.watch(worker);
  worker.on('failed', (job, error) => void giveUp(deps, job, error));
  worker.on('error', (error) => deps.log.warn({ err: error }, 'push worker'));
  return worker;
}

/** After the last attempt nobody waits for it any more. */
async function giveUp({ db, log, metrics }: SendDeps, job: Job<PushJob> | undefined, error: Error): Promise<void> {
  if (!job || job.attemptsMade < (job.opts.attempts ?? 1)) return;
  metrics.push('given_up');
  log.warn({ err: error, notification: job.data.notificationId }, 'a notification was given up');
  await markFailed(db, job.data.notificationId, FAILURES_MAX).catch((failure: unknown) => {
    log.warn({ err: failure }, 'a notification that was given up could not be marked');
  });
}

async function tidy(db: Database): Promise<void> {
  await deleteUnusedFilters(db);
  const cutoff = new Date(Date.now() - KEEP_MS);
  while ((await deleteNotificationsBefore(db, cutoff, BATCH)) === BATCH);
}
