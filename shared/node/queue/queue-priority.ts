import type { Priority } from '../../domain/story.ts';

/** BullMQ takes the lowest number first. */
export const QUEUE_PRIORITY: Record<Priority, number> = { flash: 1, urgent: 2, routine: 3 };
