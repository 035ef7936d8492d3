import type { Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import type { OpsQueue } from '../../wire/ops-shapes.ts';
import { QUEUE_NAMES, type QueueName } from '../../wire/queue-shapes.ts';
import type { AllQueues } from '../queue/all-queues.ts';
import { countJobs } from '../queue/count-jobs.ts';
import { LOWEST_PRIORITY } from '../queue/queue-priority.ts';
import { RATE_MINUTES } from '../queue/rates.ts';
import { donePerMinute } from './done-per-minute.ts';

/** Jobs of equal priority lie in one such range of scores, in the order of their coming. */
const PRIORITY_RANGE = 2 ** 32;

/** The figures of every queue. */
export async function readQueues(redis: Redis, { queues }: Pick<AllQueues, 'queues'>): Promise<OpsQueue[]> {
  return Promise.all(QUEUE_NAMES.map((name) => readQueue(redis, name, queues[name])));
}

async function readQueue(redis: Redis, name: QueueName, queue: Queue): Promise<OpsQueue> {
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

async function oldestWaitingMs(redis: Redis, queue: Queue): Promise<number> {
  const [plain, ...urgent] = await Promise.all([
    queue.getJobs('wait', 0, 0, true).then(([job]) => job),
    ...Array.from({ length: LOWEST_PRIORITY }, (_, index) => oldestOfPriority(redis, queue, index + 1)),
  ]);
  const since = [plain, ...urgent].flatMap((job) => (job ? [job.timestamp + (job.opts.delay ?? 0)] : []));
  return since.length === 0 ? 0 : Math.max(0, Date.now() - Math.min(...since));
}

/** BullMQ itself gives the first of the highest priority only; a lower one may have waited for longer. */
async function oldestOfPriority(redis: Redis, queue: Queue, priority: number) {
  const key = queue.toKey('prioritized');
  const from = priority * PRIORITY_RANGE;
  const [id] = await redis.zrangebyscore(key, from, `(${from + PRIORITY_RANGE}`, 'LIMIT', 0, 1);
  return id === undefined ? undefined : queue.getJob(id);
}
