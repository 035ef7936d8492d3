import type { Priority } from '../../domain/story.ts';

/** BullMQ takes the lowest number first; the numbers between are for those who crowd. */
export const QUEUE_PRIORITY: Record<Priority, number> = { flash: 1, urgent: 4, routine: 7 };

/** So many of one publisher may wait before the next one steps back. */
const CROWD_FROM = 64;
const STEPS_MAX = 12;
/** The last that is ever taken. */
export const LOWEST_PRIORITY = QUEUE_PRIORITY.routine + STEPS_MAX;

/**
 * Where a submission stands in the queue when `ahead` of the same publisher and priority wait before it: a step back
 * each time that number doubles. Who floods the queue waits behind who does not, and who calls everything flash ends
 * behind what others call routine.
 */
export function queuePriority(priority: Priority, ahead: number): number {
  const steps = ahead < CROWD_FROM ? 0 : 1 + Math.floor(Math.log2(ahead / CROWD_FROM));
  return QUEUE_PRIORITY[priority] + Math.min(steps, STEPS_MAX);
}
