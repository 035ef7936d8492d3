import type { Queue } from 'bullmq';
import type { QueueName, QueueStats } from '../../wire/queue-shapes.ts';

/** How many jobs of a queue are where. */
export async function countJobs(name: QueueName, queue: Queue): Promise<QueueStats> {
  const [counts, paused] = await Promise.all([
    queue.getJobCounts('wait', 'prioritized', 'active', 'delayed', 'failed'),
    queue.isPaused(),
  ]);
  const of = (state: string): number => counts[state] ?? 0;
  // To BullMQ, jobs with a priority wait elsewhere than those without.
  const waiting = of('wait') + of('prioritized');
  return { name, waiting, active: of('active'), delayed: of('delayed'), failed: of('failed'), paused };
}
