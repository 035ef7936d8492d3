import type { Request, RequestHandler, Response } from 'express';
import { parseOr } from '../../../shared/contract/parse.ts';
import { cancellationSchema, heldPatchSchema } from '../../../shared/contract/story-schema.ts';
import { findSubmission } from '../../../shared/node/db/submission/find-submission-store.ts';
import { cancelSubmission, changeSubmission } from '../../../shared/node/intake/change-held.ts';
import type { HttpContext } from '../context.ts';
import { principalOf } from '../middleware/authenticate.ts';
import { bodyBytes, jsonBody } from '../request/body-format.ts';
import { pathId } from '../request/path-id.ts';

/** `PATCH /submissions/:id`: changes or reschedules a submission that waits for its embargo. */
export function patchSubmission(context: HttpContext): RequestHandler {
  return async (req, res) => {
    const own = ownOf(req);
    await changeSubmission(context, own, parseOr('validation_failed', heldPatchSchema, jsonBody(req)));
    context.log.info({ submission: own.id }, 'changed before its release');
    await sendOwn(context, res, own);
  };
}

/** `DELETE /submissions/:id`: cancels a submission that waits for its embargo, with a reason if there is one. */
export function deleteSubmission(context: HttpContext): RequestHandler {
  return async (req, res) => {
    const own = ownOf(req);
    const body = bodyBytes(req).length === 0 ? {} : jsonBody(req);
    const { reason } = parseOr('validation_failed', cancellationSchema, body);
    await cancelSubmission(context, own, reason);
    context.log.info({ submission: own.id }, 'cancelled before its release');
    await sendOwn(context, res, own);
  };
}

function ownOf(req: Request): { publisherId: string; callerId: string; id: string } {
  const { publisherId, callerId } = principalOf(req);
  return { publisherId, callerId, id: pathId(req) };
}

async function sendOwn({ db }: HttpContext, res: Response, own: { publisherId: string; id: string }): Promise<void> {
  res.json(await findSubmission(db, { publisherId: own.publisherId, seesAll: false }, own.id));
}
