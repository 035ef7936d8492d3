import { Queue } from 'bullmq';
import { QUEUE_NAMES, type QueueName } from '../../contract/queue-shapes.ts';
import type { RedisClient } from '../redis/connect.ts';
import type { RedisKeys } from '../redis/keys.ts';
import { queueOptions } from './queue-options.ts';

/** All queues, for operators. */
export interface AllQueues {
  queues: Record<QueueName, Queue>;
  close(): Promise<void>;
}

/** Opens every queue for inspection and control, on a connection that the caller closes. */
export function openAllQueues(redis: RedisClient, keys: RedisKeys): AllQueues {
  const open = (name: QueueName): Queue => {
    const queue = new Queue(name, { ...queueOptions(redis, keys, name), skipMetasUpdate: true });
    // The connection reports its own errors; without a listener, the queue would throw them.
    queue.on('error', () => undefined);
    return queue;
  };
  const queues = Object.fromEntries(QUEUE_NAMES.map((name) => [name, open(name)])) as Record<QueueName, Queue>;
  return {
    queues,
    async close() {
      await Promise.all(Object.values(queues).map((queue) => queue.close()));
    },
  };
}
