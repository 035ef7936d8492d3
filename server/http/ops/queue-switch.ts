import type { RequestHandler } from 'express';
import type { HttpContext } from '../context.ts';
import { namedQueue } from './named-queue.ts';
import { operatorOf } from './require-operator.ts';

/** `POST /ops/queues/:queue/pause` and `/resume`: no worker takes a job of a paused queue; what is in hand goes on. */
export function switchQueue({ allQueues, log }: HttpContext, act: 'pause' | 'resume'): RequestHandler {
  return async (req, res) => {
    const { name, queue } = namedQueue(allQueues, req);
    await queue[act]();
    log.info({ operator: operatorOf(req).keyId, queue: name, act }, 'an operator switched a queue');
    res.json({ queue: name, paused: act === 'pause' });
  };
}
