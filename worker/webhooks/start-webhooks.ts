import type { Worker } from 'bullmq';
import type { Database } from '../../shared/node/db/database.ts';
import { deleteDeliveriesBefore } from '../../shared/node/db/webhook/delivery-store.ts';
import { listDueWebhooks } from '../../shared/node/db/webhook/webhook-store.ts';
import { dropDeliveriesBefore } from '../../shared/node/db/wire/partition-store.ts';
import { startLoop } from '../../shared/node/lifecycle/loop.ts';
import type { NetworkPolicy } from '../../shared/node/net/address-guard.ts';
import { openGuardedFetch, userAgent } from '../../shared/node/net/guarded-fetch.ts';
import {
  DELIVER_JOB,
  openWebhookQueue,
  REDELIVER_JOB,
  TEST_JOB,
  WEBHOOK_QUEUE,
  type WebhookJob,
} from '../../shared/node/queue/webhook-queue.ts';
import type { RedisClient } from '../../shared/node/redis/connect.ts';
import type { RedisKeys } from '../../shared/node/redis/keys.ts';
import type { Logger } from '../../shared/node/telemetry/logger.ts';
import { orWaitInQueue } from '../outgoing/host-busy.ts';
import { openReceiverSlots } from '../outgoing/receiver-slots.ts';
import { startQueueWorker } from '../start-queue-worker.ts';
import type { WorkerMetrics } from '../worker-metrics.ts';
import { type DeliverDeps, deliver, redeliver } from './deliver.ts';
import { testWebhook } from './test-webhook.ts';

const LOOK_EVERY_MS = 250;
const TIDY_EVERY_MS = 10 * 60_000;
const DAY_MS = 24 * 3_600_000;
const KEEP_MS = 30 * DAY_MS;
const DUE_AT_ONCE = 500;
const TIDY_AT_ONCE = 1_000;
/** Receivers may answer slowly, and a webhook's turn makes one call after the other. */
const SLOTS = { total: 32, perHost: 4, perUnproven: 2, unproven: 12, unprovenPerNamer: 4 };
const SEND_MS = 15_000;
const ANSWER_MAX_BYTES = 64 * 1_024;

export interface WebhooksOptions {
  /** For the queue's producers; `workerRedis` is for its worker. */
  redis: RedisClient;
  workerRedis: RedisClient;
  keys: RedisKeys;
  /** The networks that receivers may be in. */
  policy: NetworkPolicy;
  publicUrl: string | undefined;
  metrics: WorkerMetrics;
}

/** Delivers events to webhooks until closed. */
export function startWebhooks(
  { db, log }: { db: Database; log: Logger },
  options: WebhooksOptions,
): { close(): Promise<void> } {
  const net = openGuardedFetch({
    policy: options.policy,
    userAgent: userAgent(options.publicUrl),
    totalMs: SEND_MS,
    maxBytes: ANSWER_MAX_BYTES,
  });
  const queue = openWebhookQueue(options.redis, options.keys);
  const stop = new AbortController();
  const worker = startSender({ db, net, log, slots: openReceiverSlots(SLOTS) }, options, stop.signal);
  const loops = [
    startLoop({
      name: 'webhooks',
      log,
      pauseMs: LOOK_EVERY_MS,
      run: async () => queue.deliver(await listDueWebhooks(db, DUE_AT_ONCE)),
    }),
    startLoop({ name: 'webhook maintenance', log, pauseMs: TIDY_EVERY_MS, run: () => tidy(db) }),
  ];
  return {
    async close() {
      stop.abort();
      await Promise.all(loops.map((loop) => loop.close()));
      await worker.close();
      await Promise.all([queue.close(), net.close()]);
    },
  };
}

function startSender(deps: DeliverDeps, options: WebhooksOptions, stop: AbortSignal): Worker<WebhookJob> {
  const { workerRedis: redis, keys, metrics } = options;
  return startQueueWorker<WebhookJob>(
    { redis, keys, metrics, log: deps.log },
    WEBHOOK_QUEUE,
    {
      [DELIVER_JOB]: ({ data }) => deliver(deps, data.webhookId, stop),
      [REDELIVER_JOB]: (job, token) => orWaitInQueue(job, token, () => redeliver(deps, job.data)),
      [TEST_JOB]: ({ data }) => testWebhook(deps, data.webhookId),
    },
    { concurrency: SLOTS.total },
  );
}

async function tidy(db: Database): Promise<void> {
  const cutoff = new Date(Date.now() - KEEP_MS);
  while (await dropDeliveriesBefore(db, cutoff));
  // A partition covers about a day; one that takes longer to fill is emptied row by row.
  const late = new Date(cutoff.getTime() - DAY_MS);
  while ((await deleteDeliveriesBefore(db, late, TIDY_AT_ONCE)) === TIDY_AT_ONCE);
}
