import type { Queue } from 'bullmq';
import type { Request } from 'express';
import { NewswireError } from '../../../shared/domain/errors.ts';
import type { AllQueues } from '../../../shared/node/queue/all-queues.ts';
import { EDIT_QUEUE, LONG_EDIT_QUEUE } from '../../../shared/node/queue/edit-queue.ts';
import { QUEUE_NAMES, type QueueName } from '../../../shared/wire/queue-shapes.ts';

/** The queue in the request's path; throws `not_found` when there is none of this name. */
export function namedQueue(allQueues: AllQueues, req: Request): { name: QueueName; queue: Queue } {
  const name = QUEUE_NAMES.find((known) => known === req.params.queue);
  if (name === undefined) {
    throw new NewswireError('not_found', `There is no queue of this name; the queues are ${QUEUE_NAMES.join(', ')}.`);
  }
  return { name, queue: allQueues.queues[name] };
}

export type EditQueueName = typeof EDIT_QUEUE | typeof LONG_EDIT_QUEUE;

/** True for the queues whose jobs are submissions. */
export function isEditQueue(name: QueueName): name is EditQueueName {
  return name === EDIT_QUEUE || name === LONG_EDIT_QUEUE;
}
