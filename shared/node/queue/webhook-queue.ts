import { Queue } from 'bullmq';
import type { WebhookTested } from '../../contract/webhook-schema.ts';
import type { RedisClient } from '../redis/connect.ts';
import type { RedisKeys } from '../redis/keys.ts';
import { awaitJob } from './await-job.ts';
import { queueOptions } from './queue-options.ts';
import { QUEUE_PRIORITY } from './queue-priority.ts';

export const WEBHOOK_QUEUE = 'webhooks';
export const DELIVER_JOB = 'deliver';
export const REDELIVER_JOB = 'redeliver';
export const TEST_JOB = 'test';

/** `seq` is the event to redeliver; without it, the job delivers all pending events, or tests the webhook. */
export interface WebhookJob {
  webhookId: string;
  seq?: number;
}

const REDELIVERIES = 5;
const FIRST_RETRY_MS = 1_000;
/** A receiver has 15 s to answer. */
const TEST_PATIENCE = { beginsMs: 8_000, endsMs: 20_000 };

export interface WebhookQueue {
  /** Enqueues deliveries for these webhooks; one already waiting is not added again. */
  deliver(webhookIds: string[]): Promise<void>;
  /** Enqueues redeliveries of events, delivered before or not; one already waiting is not added again. */
  redeliver(webhookId: string, seqs: number[]): Promise<void>;
  /** Has a worker send a test event, and waits for the result; undefined when no worker did it in time. */
  test(webhookId: string): Promise<WebhookTested | undefined>;
  close(): Promise<void>;
}

/** Opens the producer side of the webhook queue on a connection that the caller closes. */
export function openWebhookQueue(redis: RedisClient, keys: RedisKeys): WebhookQueue {
  const queue = new Queue<WebhookJob>(WEBHOOK_QUEUE, queueOptions(redis, keys, WEBHOOK_QUEUE));
  // The connection reports its own errors; without a listener, the queue would throw them.
  queue.on('error', () => undefined);
  return {
    async deliver(webhookIds) {
      // Postgres keeps the retries, so losing a job does no harm.
      const opts = { removeOnComplete: true, removeOnFail: true };
      const jobs = webhookIds.map((id) => ({
        name: DELIVER_JOB,
        data: { webhookId: id },
        opts: { ...opts, jobId: id },
      }));
      if (jobs.length > 0) await queue.addBulk(jobs);
    },
    async redeliver(webhookId, seqs) {
      const opts = {
        // Thousands of old events for a slow receiver must not delay new events for all others.
        priority: QUEUE_PRIORITY.routine,
        attempts: REDELIVERIES,
        backoff: { type: 'exponential', delay: FIRST_RETRY_MS, jitter: 0.5 },
        removeOnComplete: true,
        removeOnFail: { count: 100 },
      };
      const jobs = seqs.map((seq) => ({
        name: REDELIVER_JOB,
        data: { webhookId, seq },
        // Not the job id, because a kept failed job would block the next request.
        opts: { ...opts, deduplication: { id: `${webhookId}.${seq}` } },
      }));
      if (jobs.length > 0) await queue.addBulk(jobs);
    },
    test: (webhookId) =>
      awaitJob<WebhookJob, WebhookTested>(queue, { name: TEST_JOB, data: { webhookId } }, TEST_PATIENCE),
    close: () => queue.close(),
  };
}
