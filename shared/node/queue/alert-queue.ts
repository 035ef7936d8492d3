import { Queue } from 'bullmq';
import type { Priority } from '../../domain/story.ts';
import type { RedisClient } from '../redis/connect.ts';
import type { RedisKeys } from '../redis/keys.ts';
import { queueOptions } from './queue-options.ts';
import { QUEUE_PRIORITY } from './queue-priority.ts';

export const ALERT_QUEUE = 'alerts';
export const ALERT_JOB = 'send-alert';

/** Contains only the id: the message is in Postgres. */
export interface AlertJob {
  messageId: string;
}

/** About a quarter of an hour in total; after that, the news is old. */
const ATTEMPTS = 8;

export interface AlertQueue {
  /** Enqueues messages; one already waiting is not added again. */
  enqueue(messages: { id: string; priority: Priority }[]): Promise<void>;
  close(): Promise<void>;
}

/** Opens the producer side of the queue of alerts on a connection that the caller closes. */
export function openAlertQueue(redis: RedisClient, keys: RedisKeys): AlertQueue {
  const queue = new Queue<AlertJob>(ALERT_QUEUE, queueOptions(redis, keys, ALERT_QUEUE));
  // The connection reports its own errors; without a listener, the queue would throw them.
  queue.on('error', () => undefined);
  return {
    async enqueue(messages) {
      if (messages.length === 0) return;
      await queue.addBulk(
        messages.map(({ id, priority }) => ({
          name: ALERT_JOB,
          data: { messageId: id },
          opts: {
            jobId: id,
            priority: QUEUE_PRIORITY[priority],
            attempts: ATTEMPTS,
            // The receiver may choose the delay; see the worker.
            backoff: { type: 'custom' },
            removeOnComplete: true,
            removeOnFail: { count: 100 },
          },
        })),
      );
    },
    close: () => queue.close(),
  };
}
