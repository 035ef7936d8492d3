import { Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import type { RedisKeys } from '../redis/keys.ts';
import { queueOptions } from './queue-options.ts';
import { QUEUE_PRIORITY } from './queue-priority.ts';

export const WEBHOOK_QUEUE = 'webhooks';
export const DELIVER_JOB = 'deliver';
export const REDELIVER_JOB = 'redeliver';

/** `seq` is the one event of a redelivery; without it the webhook is told what it has not heard yet. */
export interface WebhookJob {
  webhookId: string;
  seq?: number;
}

const REDELIVERIES = 5;
const FIRST_RETRY_MS = 1_000;

export interface WebhookQueue {
  /** Has a worker deliver for these webhooks; one that waits already is not added again. */
  deliver(webhookIds: string[]): Promise<void>;
  /** Has events sent again, whatever has become of them; one that waits for that already is not added again. */
  redeliver(webhookId: string, seqs: number[]): Promise<void>;
  close(): Promise<void>;
}

/** Opens the producers' end of the webhook queue on a connection that the caller closes. */
export function openWebhookQueue(redis: Redis, keys: RedisKeys): WebhookQueue {
  const queue = new Queue<WebhookJob>(WEBHOOK_QUEUE, queueOptions(redis, keys));
  // The connection reports its own errors; without a listener the queue would throw them.
  queue.on('error', () => undefined);
  return {
    async deliver(webhookIds) {
      // Retries are kept in Postgres, where a job that is lost changes nothing.
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
        // Thousands of old events to a slow receiver must not hold up what is new for all others.
        priority: QUEUE_PRIORITY.routine,
        attempts: REDELIVERIES,
        backoff: { type: 'exponential', delay: FIRST_RETRY_MS, jitter: 0.5 },
        removeOnComplete: true,
        removeOnFail: { count: 100 },
      };
      const jobs = seqs.map((seq) => ({
        name: REDELIVER_JOB,
        data: { webhookId, seq },
        // Not its id: a failed job that is kept would stand in the way of the next wish.
        opts: { ...opts, deduplication: { id: `${webhookId}.${seq}` } },
      }));
      if (jobs.length > 0) await queue.addBulk(jobs);
    },
    close: () => queue.close(),
  };
}
