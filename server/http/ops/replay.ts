import type { RequestHandler } from 'express';
import { replaySchema } from '../../../shared/contract/ops-schema.ts';
import type { Replayed } from '../../../shared/contract/ops-shapes.ts';
import { parseOr } from '../../../shared/contract/parse.ts';
import { listOpenInWindow, reopenWindow } from '../../../shared/node/db/submission/failed-submission-store.ts';
import type { HttpContext } from '../context.ts';
import { principalOf } from '../middleware/authenticate.ts';
import { jsonBody } from '../request/body-format.ts';
import { recordAround } from './record-around.ts';

const PAGE = 500;

/**
 * `POST /ops/replay`: enqueues every open submission that was received in a time window at once, instead of at the next
 * sweep; with `failed`, it reopens failed ones first. Finished submissions stay as they are, so it is idempotent.
 */
export function replayWindow(context: HttpContext): RequestHandler {
  return async (req, res) => {
    const { from, to, failed } = parseOr('validation_failed', replaySchema, jsonBody(req));
    const act = { action: 'submissions.replayed', target: { type: 'submissions', id: 'window' } } as const;
    const { reopened, enqueued } = await recordAround(context.db, req, { ...act, after: { from, to, failed } }, () =>
      replay(context, from, to, failed),
    );
    context.log.info(
      { operator: principalOf(req).callerId, from, to, reopened, enqueued },
      'an operator replayed a window',
    );
    res.json({ reopened, enqueued } satisfies Replayed);
  };
}

/** Enqueues the open submissions of a time window; with `failed`, it reopens the failed ones first. */
export async function replay(context: HttpContext, from: Date, to: Date, failed: boolean): Promise<Replayed> {
  const reopened = failed ? await reopenWindow(context.db, from, to) : 0;
  const enqueued = await enqueueWindow(context, from, to);
  // Also announces recorded events now; the timer would do it later.
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
    // A failed job with the same id blocks the new one, so retry it.
    await Promise.all(open.map(({ id }) => queue.revive(id)));
    enqueued += open.length;
    afterNo = last.no;
  }
}
