import type { Queue } from 'bullmq';
import type { OpsQueue } from '../../contract/ops-shapes.ts';
import { QUEUE_NAMES, type QueueName, type QueueStats } from '../../contract/queue-shapes.ts';
import type { AllQueues } from '../queue/all-queues.ts';
import { RATE_MINUTES } from '../queue/queue-options.ts';
import { LOWEST_PRIORITY } from '../queue/queue-priority.ts';
import type { RedisClient } from '../redis/connect.ts';

/** BullMQ's scores: jobs of one priority share a range of this size, in order of arrival. */
const PRIORITY_RANGE = 2 ** 32;
const MINUTE_MS = 60_000;

/** The figures of every queue. */
export async function readQueues(redis: RedisClient, { queues }: Pick<AllQueues, 'queues'>): Promise<OpsQueue[]> {
  return Promise.all(QUEUE_NAMES.map((name) => readQueue(redis, name, queues[name])));
}

async function readQueue(redis: RedisClient, name: QueueName, queue: Queue): Promise<OpsQueue> {
  const [counted, oldestMs, completed] = await Promise.all([
    countJobs(name, queue),
    oldestWaitingMs(redis, queue),
    queue.getMetrics('completed', 0, RATE_MINUTES - 1),
  ]);
  return {
    ...counted,
    oldestMs,
    done: Number(completed.meta.count),
    perMinute: donePerMinute(completed, RATE_MINUTES, Date.now()),
  };
}

async function oldestWaitingMs(redis: RedisClient, queue: Queue): Promise<number> {
  const [plain, ...urgent] = await Promise.all([
    queue.getJobs('wait', 0, 0, true).then(([job]) => job),
    ...Array.from({ length: LOWEST_PRIORITY }, (_, index) => oldestOfPriority(redis, queue, index + 1)),
  ]);
  const since = [plain, ...urgent].flatMap((job) => (job ? [job.timestamp + (job.opts.delay ?? 0)] : []));
  return since.length === 0 ? 0 : Math.max(0, Date.now() - Math.min(...since));
}

/** BullMQ only returns the first job of the highest priority, but one of lower priority may have waited longer. */
async function oldestOfPriority(redis: RedisClient, queue: Queue, priority: number) {
  const key = queue.toKey('prioritized');
  const from = priority * PRIORITY_RANGE;
  const [id] = await redis.zrangebyscore(key, from, `(${from + PRIORITY_RANGE}`, 'LIMIT', 0, 1);
  return id === undefined ? undefined : queue.getJob(id);
}

/** The number of jobs in each state of a queue. */
export async function countJobs(name: QueueName, queue: Queue): Promise<QueueStats> {
  const [counts, paused] = await Promise.all([
    queue.getJobCounts('wait', 'prioritized', 'active', 'delayed', 'failed'),
    queue.isPaused(),
  ]);
  const of = (state: string): number => counts[state] ?? 0;
  // BullMQ keeps jobs with a priority in a separate list.
  const waiting = of('wait') + of('prioritized');
  return { name, waiting, active: of('active'), delayed: of('delayed'), failed: of('failed'), paused };
}

/** BullMQ's metrics of completed jobs: newest minute first, updated when the next job ends. */
interface KeptMetrics {
  meta: { prevTS: number };
  data: number[];
}

/** Jobs completed in each of the last `minutes`, oldest first; 0 for minutes without any. */
export function donePerMinute({ meta, data }: KeptMetrics, minutes: number, now: number): number[] {
  const silent = meta.prevTS > 0 ? Math.max(0, Math.floor((now - meta.prevTS) / MINUTE_MS)) : minutes;
  const newestFirst = [...Array.from({ length: Math.min(silent, minutes) }, () => 0), ...data.map(Number)];
  return Array.from({ length: minutes }, (_, index) => newestFirst[minutes - 1 - index] ?? 0);
}
