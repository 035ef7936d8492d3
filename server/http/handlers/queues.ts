import type { Request, RequestHandler } from 'express';
import { NewswireError } from '../../../shared/domain/errors.ts';
import { QUEUE_NAMES, type QueueAnswer, type QueueName, type QueuesAnswer } from '../../../shared/wire/queue-shapes.ts';
import type { HttpContext } from '../context.ts';

/** `GET /queues`: how many jobs wait, run, are delayed or have failed. */
export function getQueues({ queues }: HttpContext): RequestHandler {
  return async (_req, res) => {
    res.json({ queues: await queues.stats() } satisfies QueuesAnswer);
  };
}

/** `POST /queues/:name/retry`: failed jobs are tried again. */
export function retryQueue({ queues }: HttpContext): RequestHandler {
  return async (req, res) => {
    const queue = pathQueue(req);
    res.status(202).json({ queue, jobs: await queues.retryFailed(queue) } satisfies QueueAnswer);
  };
}

/** `POST /queues/:name/drain`: waiting jobs are thrown away; what is still open in the record is enqueued again. */
export function drainQueue({ queues, log }: HttpContext): RequestHandler {
  return async (req, res) => {
    const queue = pathQueue(req);
    const jobs = await queues.drain(queue);
    log.warn({ queue, jobs }, 'an operator drained a queue');
    res.status(202).json({ queue, jobs } satisfies QueueAnswer);
  };
}

function pathQueue(req: Request): QueueName {
  const name = QUEUE_NAMES.find((known) => known === req.params.name);
  if (!name)
    throw new NewswireError('not_found', `There is no queue of this name; there are ${QUEUE_NAMES.join(', ')}.`);
  return name;
}
