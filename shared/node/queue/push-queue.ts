import { Queue } from 'bullmq';
import type { Priority } from '../../domain/story.ts';
import type { RedisClient } from '../redis/connect.ts';
import type { RedisKeys } from '../redis/keys.ts';
import { queueOptions } from './queue-options.ts';
import { QUEUE_PRIORITY } from './queue-priority.ts';

export const PUSH_QUEUE = 'push';
export const PUSH_JOB = 'send-notification';

/** Contains only the id: the notification is in Postgres. */
export interface PushJob {
  notificationId: string;
}

/** About a quarter of an hour in total; after that, the news is old. */
const ATTEMPTS = 8;

export interface PushQueue {
  /** Enqueues notifications; one already waiting is not added again. */
  enqueue(notifications: { id: string; priority: Priority }[]): Promise<void>;
  close(): Promise<void>;
}

/** Opens the producer side of the push queue on a connection that the caller closes. */
export function openPushQueue(redis: RedisClient, keys: RedisKeys): PushQueue {
  const queue = new Queue<PushJob>(PUSH_QUEUE, queueOptions(redis, keys, PUSH_QUEUE));
  // The connection reports its own errors; without a listener, the queue would throw them.
  queue.on('error', () => undefined);
  return {
    async enqueue(notifications) {
      if (notifications.length === 0) return;
      await queue.addBulk(
        notifications.map(({ id, priority }) => ({
          name: PUSH_JOB,
          data: { notificationId: id },
          opts: {
            jobId: id,
            priority: QUEUE_PRIORITY[priority],
            attempts: ATTEMPTS,
            // The push service may choose the delay; see the worker.
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
