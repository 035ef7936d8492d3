import { Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import type { Priority } from '../../domain/story.ts';
import type { RedisKeys } from '../redis/keys.ts';
import { queueOptions } from './queue-options.ts';
import { QUEUE_PRIORITY } from './queue-priority.ts';

export const PUSH_QUEUE = 'push';
export const PUSH_JOB = 'send-notification';

/** The job carries the id only: the notification itself is in Postgres. */
export interface PushJob {
  notificationId: string;
}

/** About a quarter of an hour in all: later, nobody wants to be told. */
const ATTEMPTS = 8;

export interface PushQueue {
  /** Has notifications sent; one that waits already is not added again. */
  enqueue(notifications: { id: string; priority: Priority }[]): Promise<void>;
  close(): Promise<void>;
}

/** Opens the producers' end of the push queue on a connection that the caller closes. */
export function openPushQueue(redis: Redis, keys: RedisKeys): PushQueue {
  const queue = new Queue<PushJob>(PUSH_QUEUE, queueOptions(redis, keys));
  // The connection reports its own errors; without a listener the queue would throw them.
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
            // How long to wait is for the push service to say, see the worker.
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
