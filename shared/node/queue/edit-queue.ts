import { type JobsOptions, Queue } from 'bullmq';
import { notNeeded } from '../../domain/expected-failures.ts';
import { isLong } from '../../domain/submission-weight.ts';
import type { EnqueueEntry } from '../db/submission/submission-store.ts';
import type { RedisClient } from '../redis/connect.ts';
import type { RedisKeys } from '../redis/keys.ts';
import { queueOptions } from './queue-options.ts';
import { QUEUE_PRIORITY, queuePriority } from './queue-priority.ts';

export const EDIT_QUEUE = 'edit';
/** Very long texts have their own queue, so that no other story waits behind them. */
export const LONG_EDIT_QUEUE = 'edit-long';
export const EDIT_JOB = 'edit-submission';

/** Contains only the id: the submission is in Postgres. */
export interface EditJob {
  submissionId: string;
}

const ATTEMPTS = 8;
const FIRST_RETRY_MS = 500;
const KEPT_COMPLETED_JOBS = 100;
const KEPT_FAILED_JOBS = 1_000;
/** BullMQ multiplies the times of delayed jobs by this, to number those of one millisecond. */
const DELAYED_SCALE = 0x1000;
const LATE_MS = 1_000;

/** A submission as the queue takes it. */
export type EditEntry = Pick<EnqueueEntry, 'id' | 'priority' | 'weight' | 'embargoMs'> & {
  /** The total weight of earlier ones with the same publisher and priority; 0 by default. */
  ahead?: number;
};

export interface EditQueue {
  /** Enqueues submissions; one already in the queue is not added again. */
  enqueue(entries: EditEntry[]): Promise<void>;
  /** Enqueues a submission whose time, priority or length has changed, instead of its earlier job. */
  reschedule(entry: EditEntry): Promise<void>;
  /** Drops the job of a submission that has nothing more to do; a job in progress ends by itself. */
  forget(submissionId: string): Promise<void>;
  /** The same as `enqueue` for submissions that are mostly in the queue already; one that would come late is moved. */
  enqueueLost(entries: EditEntry[]): Promise<void>;
  /** Restores jobs that were pushed back to the place of their own priority. */
  promote(entries: Pick<EnqueueEntry, 'id' | 'priority' | 'weight'>[]): Promise<void>;
  /** Retries a submission's failed job; false when it had not failed. */
  revive(submissionId: string): Promise<boolean>;
  /** The same for many, of which only a few have failed. */
  reviveFailed(entries: Pick<EditEntry, 'id' | 'weight'>[]): Promise<void>;
  /** True when submissions are waiting for a worker. */
  isBacklogged(): Promise<boolean>;
  close(): Promise<void>;
}

/** Opens the producer side of both edit queues on a connection that the caller closes. */
export function openEditQueue(redis: RedisClient, keys: RedisKeys): EditQueue {
  const [ordinary, long] = [EDIT_QUEUE, LONG_EDIT_QUEUE].map((name) => openQueue(name, redis, keys)) as [Edits, Edits];
  const both = [ordinary, long];
  const queueOf = ({ weight }: Pick<EditEntry, 'weight'>): Edits => (isLong(weight) ? long : ordinary);
  const enqueue = async (entries: EditEntry[]): Promise<void> => {
    const add = (queue: Edits) =>
      addAll(
        queue,
        entries.filter((entry) => queueOf(entry) === queue),
      );
    await Promise.all(both.map(add));
  };
  const revive = async (submissionId: string): Promise<boolean> => {
    for (const queue of both) {
      const job = await queue.getJob(submissionId);
      if (!job || !(await job.isFailed())) continue;
      await job.retry('failed', { resetAttemptsMade: true });
      return true;
    }
    return false;
  };
  const forget = async (submissionId: string): Promise<void> => {
    await Promise.all(both.map((queue) => queue.remove(submissionId)));
  };
  return {
    enqueue,
    async reschedule(entry) {
      await forget(entry.id);
      await enqueue([entry]);
    },
    forget,
    enqueueLost: (entries) => enqueueLost({ redis, queueOf, enqueue }, entries),
    async promote(entries) {
      for (const { id, priority, weight } of entries) {
        const job = await queueOf({ weight }).getJob(id);
        if (job && job.priority > QUEUE_PRIORITY[priority]) {
          await job.changePriority({ priority: QUEUE_PRIORITY[priority] });
        }
      }
    },
    revive,
    async reviveFailed(entries) {
      const places = await Promise.all(entries.map((it) => redis.zscore(queueOf(it).toKey('failed'), it.id)));
      for (const { id } of entries.filter((_, index) => places[index] !== null)) await revive(id);
    },
    async isBacklogged() {
      const waiting = await Promise.all(both.map((queue) => queue.getJobCountByTypes('waiting', 'prioritized')));
      return waiting.some((jobs) => jobs > 0);
    },
    async close() {
      await Promise.all(both.map((queue) => queue.close()));
    },
  };
}

type Edits = Queue<EditJob>;

interface Queues {
  redis: RedisClient;
  queueOf: (entry: EditEntry) => Edits;
  enqueue: (entries: EditEntry[]) => Promise<void>;
}

async function enqueueLost({ redis, queueOf, enqueue }: Queues, entries: EditEntry[]): Promise<void> {
  const there = await Promise.all(entries.map((entry) => redis.exists(queueOf(entry).toKey(entry.id))));
  await enqueue(entries.filter((_, index) => there[index] === 0));
  const kept = entries.filter((_, index) => there[index] !== 0);
  const due = await Promise.all(kept.map((entry) => redis.zscore(queueOf(entry).toKey('delayed'), entry.id)));
  for (const [index, entry] of kept.entries()) {
    if (isLate(entry, due[index] ?? null)) await hasten(queueOf(entry), entry);
  }
}

/** True for a delayed job that comes later than its submission is due, by more than clocks may differ. */
function isLate({ embargoMs }: EditEntry, score: string | null): boolean {
  return score !== null && Number(score) / DELAYED_SCALE > Date.now() + embargoMs + LATE_MS;
}

/** Moves a job whose embargo was shortened while Redis was away, or while a worker was looking at it. */
async function hasten(queue: Edits, { id, embargoMs }: EditEntry): Promise<void> {
  const job = await queue.getJob(id);
  // A job that failed waits for its next attempt, not for an embargo.
  if (job?.attemptsMade === 0) await job.changeDelay(Math.ceil(embargoMs)).catch(notNeeded);
}

function openQueue(name: string, redis: RedisClient, keys: RedisKeys): Edits {
  const queue = new Queue<EditJob>(name, queueOptions(redis, keys, name));
  // The connection reports its own errors; without a listener, the queue would throw them.
  queue.on('error', () => undefined);
  return queue;
}

async function addAll(queue: Edits, entries: EditEntry[]): Promise<void> {
  const jobs = entries.map((entry) => ({ name: EDIT_JOB, data: { submissionId: entry.id }, opts: jobOptions(entry) }));
  const [first, second] = jobs;
  // Most are added singly, and a bulk costs a Redis transaction.
  if (first && !second) await queue.add(first.name, first.data, first.opts);
  else if (first) await queue.addBulk(jobs);
}

function jobOptions(entry: EditEntry): JobsOptions {
  return {
    jobId: entry.id,
    priority: queuePriority(entry.priority, entry.ahead ?? 0),
    attempts: ATTEMPTS,
    backoff: { type: 'exponential', delay: FIRST_RETRY_MS, jitter: 0.5 },
    removeOnComplete: { count: KEPT_COMPLETED_JOBS },
    removeOnFail: { count: KEPT_FAILED_JOBS },
    ...(entry.embargoMs > 0 && { delay: Math.ceil(entry.embargoMs) }),
  };
}
