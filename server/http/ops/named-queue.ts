import type { Queue } from 'bullmq';
import type { Request } from 'express';
import { NewswireError } from '../../../shared/domain/errors.ts';
import type { AllQueues } from '../../../shared/node/queue/all-queues.ts';
import { QUEUE_NAMES, type QueueName } from '../../../shared/wire/queue-shapes.ts';

/** The queue in the request's path; throws `not_found` when there is none of this name. */
export function namedQueue(allQueues: AllQueues, req: Request): { name: QueueName; queue: Queue } {
  const name = QUEUE_NAMES.find((known) => known === req.params.queue);
  if (name === undefined) {
    throw new NewswireError('not_found', `There is no queue of this name; the queues are ${QUEUE_NAMES.join(', ')}.`);
  }
  return { name, queue: allQueues.queues[name] };
}
