import type { Queue } from 'bullmq';
import type { Request, RequestHandler } from 'express';
import {
  QUEUE_NAMES,
  type QueueAnswer,
  type QueueName,
  type QueueSwitched,
  type QueuesAnswer,
} from '../../../shared/contract/queue-shapes.ts';
import type { AuditAction } from '../../../shared/domain/audit-actions.ts';
import { NewswireError } from '../../../shared/domain/errors.ts';
import type { AdminAct } from '../../../shared/node/db/audit/audit-store.ts';
import { countJobs } from '../../../shared/node/fleet/queue-figures.ts';
import type { AllQueues } from '../../../shared/node/queue/all-queues.ts';
import { EDIT_QUEUE, LONG_EDIT_QUEUE } from '../../../shared/node/queue/edit-queue.ts';
import type { HttpContext } from '../context.ts';
import { principalOf } from '../middleware/authenticate.ts';
import { recordAround } from './record-around.ts';
import { replay } from './replay.ts';

/** `GET /queues`: how many jobs are waiting, active, delayed or failed. */
export function getQueues({ allQueues }: HttpContext): RequestHandler {
  return async (_req, res) => {
    const queues = await Promise.all(QUEUE_NAMES.map((name) => countJobs(name, allQueues.queues[name])));
    res.json({ queues } satisfies QueuesAnswer);
  };
}

/** `POST /queues/:queue/pause` and `/resume`: a paused queue starts no new jobs; active ones finish. */
export function switchQueue({ allQueues, db, log }: HttpContext, act: 'pause' | 'resume'): RequestHandler {
  return async (req, res) => {
    const { name, queue } = namedQueue(allQueues, req);
    const action = act === 'pause' ? 'queue.paused' : 'queue.resumed';
    await recordAround(db, req, queueAct(action, name), () => queue[act]());
    log.info({ operator: principalOf(req).callerId, queue: name, act }, 'an operator switched a queue');
    res.json({ queue: name, paused: act === 'pause' } satisfies QueueSwitched);
  };
}

/** `POST /queues/:queue/retry`: retries all failed jobs, each with all its attempts. */
export function retryQueue(context: HttpContext): RequestHandler {
  return async (req, res) => {
    const { name } = namedQueue(context.allQueues, req);
    const jobs = await recordAround(context.db, req, queueAct('queue.retried', name), () => retryAll(context, name));
    context.log.info({ operator: principalOf(req).callerId, queue: name, jobs }, 'an operator retried a queue');
    res.status(202).json({ queue: name, jobs } satisfies QueueAnswer);
  };
}

/** `POST /queues/:queue/drain`: discards waiting jobs; submissions that are still open are enqueued again later. */
export function drainQueue({ allQueues, db, log }: HttpContext): RequestHandler {
  return async (req, res) => {
    const { name, queue } = namedQueue(allQueues, req);
    const { waiting: jobs } = await countJobs(name, queue);
    const act = { ...queueAct('queue.drained', name), before: { waiting: jobs } };
    await recordAround(db, req, act, () => queue.drain());
    log.warn({ operator: principalOf(req).callerId, queue: name, jobs }, 'an operator drained a queue');
    res.status(202).json({ queue: name, jobs } satisfies QueueAnswer);
  };
}

function queueAct(action: Extract<AuditAction, `queue.${string}`>, name: QueueName): AdminAct {
  return { action, target: { type: 'queue', id: name, name } };
}

/** Returns the number of failed jobs. */
async function retryAll(context: HttpContext, name: QueueName): Promise<number> {
  const queue = context.allQueues.queues[name];
  const { failed } = await countJobs(name, queue);
  // Reopen failed submissions first: they are closed in Postgres, so their jobs alone would do nothing. Postgres also
  // knows more of them than the queue keeps.
  const { reopened } = isEditQueue(name) ? await replay(context, new Date(0), new Date(), true) : { reopened: 0 };
  await queue.retryJobs({ state: 'failed' });
  return Math.max(failed, reopened);
}

/** The queue named in the request's path; throws `not_found` when there is none. */
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
