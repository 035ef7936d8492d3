/** The queues, by their names for operators. */
export const QUEUE_NAMES = ['edit', 'edit-long', 'feeds', 'full-text', 'push', 'alerts', 'webhooks', 'reach'] as const;
export type QueueName = (typeof QUEUE_NAMES)[number];

/** How many jobs of a queue are in each state. */
export interface QueueStats {
  name: QueueName;
  /** Jobs that a worker could start now. */
  waiting: number;
  active: number;
  /** Under embargo, or waiting for a retry. */
  delayed: number;
  failed: number;
  paused: boolean;
}

export interface QueuesAnswer {
  queues: QueueStats[];
}

/** Whether workers take its jobs. */
export interface QueueSwitched {
  queue: QueueName;
  paused: boolean;
}

/** The number of a queue's jobs that were retried or discarded. */
export interface QueueAnswer {
  queue: QueueName;
  jobs: number;
}
