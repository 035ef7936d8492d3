import type { Priority } from '../../domain/story.ts';

/** BullMQ takes the lowest number first; the gaps are for publishers with many waiting submissions. */
export const QUEUE_PRIORITY: Record<Priority, number> = { flash: 1, urgent: 4, routine: 7 };

/** How many submissions of one publisher may wait before the next one is pushed back. */
const CROWD_FROM = 64;
const STEPS_MAX = 12;
/** The lowest priority of any submission. */
export const LOWEST_PRIORITY = QUEUE_PRIORITY.routine + STEPS_MAX;

/**
 * The queue priority of a submission behind `ahead` others of the same publisher and priority: one step lower each time
 * that number doubles. A publisher that floods the queue waits behind the others, and one that calls everything flash
 * ends up behind the others' routine stories.
 */
export function queuePriority(priority: Priority, ahead: number): number {
  const steps = ahead < CROWD_FROM ? 0 : 1 + Math.floor(Math.log2(ahead / CROWD_FROM));
  return QUEUE_PRIORITY[priority] + Math.min(steps, STEPS_MAX);
}
