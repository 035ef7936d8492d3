import { Worker } from 'bullmq';
import type { Redis } from 'ioredis';
import type { FeedsConfig } from '../../shared/node/config/config.ts';
import type { Database } from '../../shared/node/db/database.ts';
import { deleteDeliveriesBefore } from '../../shared/node/db/webhook-delivery-store.ts';
import { listDueWebhooks } from '../../shared/node/db/webhook-store.ts';
import { startLoop } from '../../shared/node/lifecycle/loop.ts';
import { openGuardedFetch } from '../../shared/node/net/guarded-fetch.ts';
import { userAgent } from '../../shared/node/net/user-agent.ts';
import { queueOptions } from '../../shared/node/queue/queue-options.ts';
import { RATES } from '../../shared/node/queue/rates.ts';
import {
  DELIVER_JOB,
  openWebhookQueue,
  REDELIVER_JOB,
  WEBHOOK_QUEUE,
  type WebhookJob,
} from '../../shared/node/queue/webhook-queue.ts';
import type { RedisKeys } from '../../shared/node/redis/keys.ts';
import type { Logger } from '../../shared/node/telemetry/logger.ts';
import type { WorkerMetrics } from '../../shared/node/telemetry/worker-metrics.ts';
import { type DeliverDeps, deliver, redeliver } from './deliver.ts';

const LOOK_EVERY_MS = 250;
const TIDY_EVERY_MS = 10 * 60_000;
const KEEP_MS = 30 * 24 * 3_600_000;
const DUE_AT_ONCE = 500;
const TIDY_AT_ONCE = 1_000;
const AT_ONCE = 16;
const SEND_MS = 15_000;
const ANSWER_MAX_BYTES = 64 * 1_024;

export interface WebhooksOptions {
  /** For the queue's producers; `workerRedis` is for its worker. */
  redis: Redis;
  workerRedis: Redis;
  keys: RedisKeys;
  config: FeedsConfig;
  metrics: WorkerMetrics;
}

/** Pushes the wire to whoever has asked for it, until closed. */
export function startWebhooks(
  { db, log }: { db: Database; log: Logger },
  options: WebhooksOptions,
): { close(): Promise<void> } {
  const { config } = options;
  const net = openGuardedFetch({
    policy: config,
    userAgent: userAgent(config.publicUrl),
    totalMs: SEND_MS,
    maxBytes: ANSWER_MAX_BYTES,
  });
  const queue = openWebhookQueue(options.redis, options.keys);
  const stop = new AbortController();
  const worker = startSender({ db, net, log }, options, stop.signal);
  const loops = [
    startLoop({
      name: 'webhooks',
      log,
      pauseMs: LOOK_EVERY_MS,
      turn: async () => queue.deliver(await listDueWebhooks(db, DUE_AT_ONCE)),
    }),
    startLoop({ name: 'webhook upkeep', log, pauseMs: TIDY_EVERY_MS, turn: () => tidy(db) }),
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
  const worker = new Worker<WebhookJob>(
    WEBHOOK_QUEUE,
    async ({ name, data }) => {
      if (name === DELIVER_JOB) return deliver(deps, data.webhookId, stop);
      if (name === REDELIVER_JOB && data.seq !== undefined) return redeliver(deps, data.webhookId, data.seq);
      throw new Error(`no processor for the job ${name}`);
    },
    { ...queueOptions(options.workerRedis, options.keys), concurrency: AT_ONCE, metrics: RATES },
  );
  options.metrics.watch(worker);
  worker.on('error', (error) => deps.log.warn({ err: error }, 'webhook worker'));
  return worker;
}

async function tidy(db: Database): Promise<void> {
  const cutoff = new Date(Date.now() - KEEP_MS);
  while ((await deleteDeliveriesBefore(db, cutoff, TIDY_AT_ONCE)) === TIDY_AT_ONCE);
}
