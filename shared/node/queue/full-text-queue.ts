import { Queue } from 'bullmq';
import type { RedisClient } from '../redis/connect.ts';
import type { RedisKeys } from '../redis/keys.ts';
import { queueOptions } from './queue-options.ts';

export const FULL_TEXT_QUEUE = 'full-text';
export const FULL_TEXT_JOB = 'fetch-full-text';

/** Contains only the id: the rest is in Postgres. */
export interface FullTextJob {
  submissionId: string;
}

/** A page that fails this often is given up. */
const ATTEMPTS = 3;

export interface FullTextQueue {
  /** Enqueues the pages of these submissions; one already in the queue is not added again. */
  enqueue(submissionIds: string[]): Promise<void>;
  close(): Promise<void>;
}

/** Opens the producer side of the full-text queue on a connection that the caller closes. */
export function openFullTextQueue(redis: RedisClient, keys: RedisKeys): FullTextQueue {
  const queue = new Queue<FullTextJob>(FULL_TEXT_QUEUE, queueOptions(redis, keys, FULL_TEXT_QUEUE));
  // The connection reports its own errors; without a listener, the queue would throw them.
  queue.on('error', () => undefined);
  return {
    async enqueue(submissionIds) {
      if (submissionIds.length === 0) return;
      await queue.addBulk(submissionIds.map((submissionId) => toJob(submissionId)));
    },
    close: () => queue.close(),
  };
}

function toJob(submissionId: string) {
  return {
    name: FULL_TEXT_JOB,
    data: { submissionId },
    opts: {
      jobId: submissionId,
      attempts: ATTEMPTS,
      // The site may choose the delay; see the worker.
      backoff: { type: 'custom' },
      removeOnComplete: true,
      removeOnFail: true,
    },
  };
}
