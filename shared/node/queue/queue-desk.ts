import { Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import type { QueueName, QueueStats } from '../../wire/queue-shapes.ts';
import { QUEUE_NAMES } from '../../wire/queue-shapes.ts';
import type { RedisKeys } from '../redis/keys.ts';

/** What an operator can see of the queues and do to them. */
export interface QueueDesk {
  stats(): Promise<QueueStats[]>;
  /** Puts every failed job back into the queue; returns how many had failed. */
  retryFailed(name: QueueName): Promise<number>;
  /** Throws away the jobs that wait, not those in hand; returns how many there were. */
  drain(name: QueueName): Promise<number>;
  close(): Promise<void>;
}

/** Opens the operators' view of every queue on a connection that the caller closes. */
export function openQueueDesk(redis: Redis, keys: RedisKeys): QueueDesk {
  const queues = new Map<QueueName, Queue>(
    QUEUE_NAMES.map((name) => [name, new Queue(name, { connection: redis, prefix: keys.queuePrefix })]),
  );
  // The connection reports its own errors; without a listener a queue would throw them.
  for (const queue of queues.values()) queue.on('error', () => undefined);
  const named = (name: QueueName): Queue => {
    const queue = queues.get(name);
    if (!queue) throw new Error(`there is no queue ${name}`);
    return queue;
  };
  return {
    stats: () => Promise.all(QUEUE_NAMES.map((name) => statsOf(name, named(name)))),
    async retryFailed(name) {
      const { failed } = await statsOf(name, named(name));
      await named(name).retryJobs({ state: 'failed' });
      return failed;
    },
    async drain(name) {
      const { waiting } = await statsOf(name, named(name));
      await named(name).drain();
      return waiting;
    },
    async close() {
      await Promise.all([...queues.values()].map((queue) => queue.close()));
    },
  };
}

async function statsOf(name: QueueName, queue: Queue): Promise<QueueStats> {
  const counts = await queue.getJobCounts('waiting', 'prioritized', 'active', 'delayed', 'failed');
  return {
    name,
    // To BullMQ, jobs with a priority wait elsewhere than those without.
    waiting: (counts.waiting ?? 0) + (counts.prioritized ?? 0),
    active: counts.active ?? 0,
    delayed: counts.delayed ?? 0,
    failed: counts.failed ?? 0,
    paused: await queue.isPaused(),
  };
}
