import type { Queue } from 'bullmq';
import type { QueueName, QueueStats } from '../../wire/queue-shapes.ts';
import { QUEUE_NAMES } from '../../wire/queue-shapes.ts';
import type { AllQueues } from './all-queues.ts';

/** What an operator can see of the queues and do to them. */
export interface QueueDesk {
  stats(): Promise<QueueStats[]>;
  /** Puts every failed job back into the queue; returns how many had failed. */
  retryFailed(name: QueueName): Promise<number>;
  /** Throws away the jobs that wait, not those in hand; returns how many there were. */
  drain(name: QueueName): Promise<number>;
}

/** The operators' view of every queue. */
export function createQueueDesk({ queues }: AllQueues): QueueDesk {
  return {
    stats: () => Promise.all(QUEUE_NAMES.map((name) => statsOf(name, queues[name]))),
    async retryFailed(name) {
      const { failed } = await statsOf(name, queues[name]);
      await queues[name].retryJobs({ state: 'failed' });
      return failed;
    },
    async drain(name) {
      const { waiting } = await statsOf(name, queues[name]);
      await queues[name].drain();
      return waiting;
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
