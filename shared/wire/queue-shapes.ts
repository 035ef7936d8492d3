/** The queues, by the names under which operators know them. */
export const QUEUE_NAMES = ['edit', 'edit-long', 'feeds', 'push', 'webhooks'] as const;
export type QueueName = (typeof QUEUE_NAMES)[number];

/** How many jobs of a queue are where. */
export interface QueueStats {
  name: QueueName;
  /** Jobs that a worker could take now. */
  waiting: number;
  active: number;
  /** Under embargo, or waiting for the next attempt. */
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

/** What became of a queue's jobs. */
export interface QueueAnswer {
  queue: QueueName;
  jobs: number;
}
