import { type JobsOptions, Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import type { EnqueueEntry } from '../db/submission-store.ts';
import type { RedisKeys } from '../redis/keys.ts';
import { queueOptions } from './queue-options.ts';
import { QUEUE_PRIORITY } from './queue-priority.ts';

export const EDIT_QUEUE = 'edit';
export const EDIT_JOB = 'edit-submission';

/** The job carries the id only: the submission itself is in Postgres. */
export interface EditJob {
  submissionId: string;
}

const ATTEMPTS = 8;
const FIRST_RETRY_MS = 500;
const KEPT_COMPLETED_JOBS = 100;
const KEPT_FAILED_JOBS = 1_000;

export interface EditQueue {
  /** Enqueues submissions; one that is in the queue already is not added again. */
  enqueue(entries: Pick<EnqueueEntry, 'id' | 'priority' | 'embargoMs'>[]): Promise<void>;
  /** Puts a failed job back into the queue when its submission is still open; false when it had not failed. */
  revive(submissionId: string): Promise<boolean>;
  /** Whether submissions wait for a worker. */
  isBacklogged(): Promise<boolean>;
  close(): Promise<void>;
}

/** Opens the producers' end of the edit queue on a connection that the caller closes. */
export function openEditQueue(redis: Redis, keys: RedisKeys): EditQueue {
  const queue = new Queue<EditJob>(EDIT_QUEUE, queueOptions(redis, keys));
  // The connection reports its own errors; without a listener the queue would throw them.
  queue.on('error', () => undefined);
  return {
    async enqueue(entries) {
      const jobs = entries.map((entry) => ({
        name: EDIT_JOB,
        data: { submissionId: entry.id },
        opts: jobOptions(entry),
      }));
      await queue.addBulk(jobs);
    },
    async revive(submissionId) {
      const job = await queue.getJob(submissionId);
      if (!job || !(await job.isFailed())) return false;
      await job.retry('failed', { resetAttemptsMade: true });
      return true;
    },
    isBacklogged: async () => (await queue.getJobCountByTypes('waiting', 'prioritized')) > 0,
    close: () => queue.close(),
  };
}

function jobOptions(entry: Pick<EnqueueEntry, 'id' | 'priority' | 'embargoMs'>): JobsOptions {
  return {
    jobId: entry.id,
    priority: QUEUE_PRIORITY[entry.priority],
    attempts: ATTEMPTS,
    backoff: { type: 'exponential', delay: FIRST_RETRY_MS, jitter: 0.5 },
    removeOnComplete: { count: KEPT_COMPLETED_JOBS },
    removeOnFail: { count: KEPT_FAILED_JOBS },
    ...(entry.embargoMs > 0 && { delay: Math.ceil(entry.embargoMs) }),
  };
}
