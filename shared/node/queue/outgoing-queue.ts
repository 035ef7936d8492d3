import { Queue } from 'bullmq';
import type { Priority } from '../../domain/story.ts';
import type { RedisClient } from '../redis/connect.ts';
import type { RedisKeys } from '../redis/keys.ts';
import { queueOptions } from './queue-options.ts';
import { QUEUE_PRIORITY } from './queue-priority.ts';

/** A kind of message to readers, with a queue of its own. */
export interface OutgoingKind {
  queue: string;
  job: string;
  /** The only field of a job, with the message's id: the message itself is in Postgres. */
  idField: string;
}

const PUSH_QUEUE = 'push';
const ALERT_QUEUE = 'alerts';
export const PUSH_MESSAGES: OutgoingKind = { queue: PUSH_QUEUE, job: 'send-notification', idField: 'notificationId' };
export const ALERT_MESSAGES: OutgoingKind = { queue: ALERT_QUEUE, job: 'send-alert', idField: 'messageId' };

export type OutgoingJob = Record<string, string>;

/** About a quarter of an hour in total; after that, the news is old. */
const ATTEMPTS = 8;

export interface OutgoingQueue {
  /** Enqueues messages; one already waiting is not added again. */
  enqueue(messages: { id: string; priority: Priority }[]): Promise<void>;
  close(): Promise<void>;
}

/** Opens the producer side of the queue of one kind of message on a connection that the caller closes. */
export function openOutgoingQueue(redis: RedisClient, keys: RedisKeys, kind: OutgoingKind): OutgoingQueue {
  const queue = new Queue<OutgoingJob>(kind.queue, queueOptions(redis, keys, kind.queue));
  // The connection reports its own errors; without a listener, the queue would throw them.
  queue.on('error', () => undefined);
  return {
    async enqueue(messages) {
      if (messages.length === 0) return;
      await queue.addBulk(
        messages.map(({ id, priority }) => ({
          name: kind.job,
          data: { [kind.idField]: id },
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
