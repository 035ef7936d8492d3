import type { RequestHandler } from 'express';
import { listOpenInWindow, reopenWindow } from '../../../shared/node/db/failed-submission-store.ts';
import { replaySchema } from '../../../shared/wire/ops-schema.ts';
import type { Replayed } from '../../../shared/wire/ops-shapes.ts';
import { parseOr } from '../../../shared/wire/parse.ts';
import type { HttpContext } from '../context.ts';
import { jsonBody } from '../read-body.ts';
import { operatorOf } from './require-operator.ts';

const PAGE = 500;

/**
 * `POST /ops/replay`: enqueues every open submission that was received in a window, at once instead of at the next
 * sweep; with `failed` those that failed are opened again first. Whatever is finished stays as it is: doing it twice
 * changes nothing more.
 */
export function replayWindow(context: HttpContext): RequestHandler {
  return async (req, res) => {
    const { from, to, failed } = parseOr('validation_failed', replaySchema, jsonBody(req));
    const { reopened, enqueued } = await replay(context, from, to, failed);
    context.log.info(
      { operator: operatorOf(req).keyId, from, to, reopened, enqueued },
      'an operator replayed a window',
    );
    res.json({ reopened, enqueued } satisfies Replayed);
  };
}

/** Enqueues what is open of a window; with `failed` what failed is opened again first. */
export async function replay(context: HttpContext, from: Date, to: Date, failed: boolean): Promise<Replayed> {
  const reopened = failed ? await reopenWindow(context.db, from, to) : 0;
  const enqueued = await enqueueWindow(context, from, to);
  // What was recorded and not announced would be healed by the timer, too.
  context.announceSoon();
  return { reopened, enqueued };
}

async function enqueueWindow({ db, queue }: HttpContext, from: Date, to: Date): Promise<number> {
  let enqueued = 0;
  let afterNo = 0;
  for (;;) {
    const open = await listOpenInWindow(db, { from, to, afterNo, limit: PAGE });
    const last = open.at(-1);
    if (!last) return enqueued;
    await queue.enqueue(open);
    // A job that is there already, but among the failed ones, was not added again.
    await Promise.all(open.map(({ id }) => queue.revive(id)));
    enqueued += open.length;
    afterNo = last.no;
  }
}
