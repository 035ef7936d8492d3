import type { RequestHandler } from 'express';
import { countJobs } from '../../../shared/node/queue/count-jobs.ts';
import type { QueueAnswer, QueueName, QueueSwitched, QueuesAnswer } from '../../../shared/wire/queue-shapes.ts';
import { QUEUE_NAMES } from '../../../shared/wire/queue-shapes.ts';
import type { HttpContext } from '../context.ts';
import { isEditQueue, namedQueue } from './named-queue.ts';
import { replay } from './replay.ts';
import { operatorOf } from './require-operator.ts';

/** `GET /queues`: how many jobs wait, run, are delayed or have failed. */
export function getQueues({ allQueues }: HttpContext): RequestHandler {
  return async (_req, res) => {
    const queues = await Promise.all(QUEUE_NAMES.map((name) => countJobs(name, allQueues.queues[name])));
    res.json({ queues } satisfies QueuesAnswer);
  };
}

/** `POST /queues/:queue/pause` and `/resume`: no worker takes a job of a paused queue; what is in hand goes on. */
export function switchQueue({ allQueues, log }: HttpContext, act: 'pause' | 'resume'): RequestHandler {
  return async (req, res) => {
    const { name, queue } = namedQueue(allQueues, req);
    await queue[act]();
    log.info({ operator: operatorOf(req).keyId, queue: name, act }, 'an operator switched a queue');
    res.json({ queue: name, paused: act === 'pause' } satisfies QueueSwitched);
  };
}

/** `POST /queues/:queue/retry`: everything that failed is tried again, from the first attempt on. */
export function retryQueue(context: HttpContext): RequestHandler {
  return async (req, res) => {
    const { name } = namedQueue(context.allQueues, req);
    const jobs = await retryAll(context, name);
    context.log.info({ operator: operatorOf(req).keyId, queue: name, jobs }, 'an operator retried a queue');
    res.status(202).json({ queue: name, jobs } satisfies QueueAnswer);
  };
}

/** `POST /queues/:queue/drain`: waiting jobs are thrown away; what is still open in the record is enqueued again. */
export function drainQueue({ allQueues, log }: HttpContext): RequestHandler {
  return async (req, res) => {
    const { name, queue } = namedQueue(allQueues, req);
    const { waiting: jobs } = await countJobs(name, queue);
    await queue.drain();
    log.warn({ operator: operatorOf(req).keyId, queue: name, jobs }, 'an operator drained a queue');
    res.status(202).json({ queue: name, jobs } satisfies QueueAnswer);
  };
}

/** Returns how many had failed. */
async function retryAll(context: HttpContext, name: QueueName): Promise<number> {
  const queue = context.allQueues.queues[name];
  const { failed } = await countJobs(name, queue);
  // A submission that failed is closed in the record, where its job alone would find nothing to do; and the record
  // knows more of them than the queue keeps.
  const { reopened } = isEditQueue(name) ? await replay(context, new Date(0), new Date(), true) : { reopened: 0 };
  await queue.retryJobs({ state: 'failed' });
  return Math.max(failed, reopened);
}
