import type { RequestHandler } from 'express';
import { parseOr } from '../../../shared/contract/parse.ts';
import { type TakedownAnswer, takedownInSchema } from '../../../shared/contract/takedown-schema.ts';
import { recordAct } from '../../../shared/node/db/audit/audit-store.ts';
import { findTakedown, type Takedown } from '../../../shared/node/db/takedown/takedown-store.ts';
import { beginTakedown } from '../../../shared/node/takedown/begin-takedown.ts';
import { finishTakedown, type TakedownDeps } from '../../../shared/node/takedown/finish-takedown.ts';
import { planTakedown } from '../../../shared/node/takedown/plan-takedown.ts';
import type { HttpContext } from '../context.ts';
import { principalOf } from '../middleware/authenticate.ts';
import { actorOf } from '../request/actor.ts';
import { jsonBody } from '../request/body-format.ts';
import { pathId } from '../request/path-id.ts';

/**
 * `POST /stories/:id/takedown`: removes a story for good. Answers 200 when all is done; 202 when the wish is recorded
 * and a worker will finish it. Repeating it finishes what was begun.
 */
export function postTakedown(context: HttpContext): RequestHandler {
  const { db } = context;
  return async (req, res) => {
    const storyId = pathId(req);
    const { reason, dryRun } = parseOr('validation_failed', takedownInSchema, jsonBody(req));
    if (dryRun) return void res.json(await planTakedown(db, storyId));
    await beginTakedown(db, { storyId, reason, operatorId: principalOf(req).publisherId }, (tx) =>
      // Without the headline, which is among what must go.
      recordAct(tx, actorOf(req), { action: 'story.removed', target: { type: 'story', id: storyId }, reason }),
    );
    const takedown = await finishNow(context, 'story', storyId);
    res.status(takedown.finishedAt ? 200 : 202).json(takedown);
  };
}

/** Finishes a takedown that was begun, as far as that succeeds; a worker does what is left. */
export async function finishNow(
  context: HttpContext,
  subject: Takedown['subject'],
  id: string,
): Promise<TakedownAnswer> {
  const { db, log, wrote } = context;
  wrote();
  try {
    await finishTakedown(depsOf(context), id);
  } catch (error) {
    log.warn({ err: error, [subject]: id }, 'a takedown is not finished; a worker will do it');
  }
  wrote();
  const takedown = await findTakedown(db, id);
  if (!takedown) throw new Error(`the takedown of ${id} was begun and is not there`);
  return toAnswer(takedown);
}

function depsOf({ db, redis, keys, allQueues, announce }: HttpContext): TakedownDeps {
  return { db, redis, keys, queues: allQueues.queues, announcer: { announce } };
}

function toAnswer({ storyId, reason, at, removedAt, finishedAt }: Takedown): TakedownAnswer {
  return {
    ...{ storyId, reason, at: at.toISOString() },
    removedAt: removedAt?.toISOString() ?? null,
    finishedAt: finishedAt?.toISOString() ?? null,
  };
}
