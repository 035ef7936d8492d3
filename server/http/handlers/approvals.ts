import type { Request, RequestHandler } from 'express';
import { parseOr } from '../../../shared/contract/parse.ts';
import { approvalSchema, refusalSchema } from '../../../shared/contract/story-schema.ts';
import { findSubmission } from '../../../shared/node/db/submission/find-submission-store.ts';
import { approveSubmission, type Decider, refuseSubmission } from '../../../shared/node/intake/approve-flash.ts';
import type { HttpContext } from '../context.ts';
import { principalOf } from '../middleware/authenticate.ts';
import { actorOf } from '../request/actor.ts';
import { jsonBody } from '../request/body-format.ts';
import { pathId } from '../request/path-id.ts';

/** `POST /submissions/:id/approve`: lets a flash out that somebody else wrote. */
export function postApproval(context: HttpContext): RequestHandler {
  return async (req, res) => {
    const id = pathId(req);
    const { version } = parseOr('validation_failed', approvalSchema, jsonBody(req));
    await approveSubmission(context, deciderOf(req), { id, version });
    context.log.info({ submission: id }, 'a flash was approved');
    res.json(await decided(context, req, id));
  };
}

/** `POST /submissions/:id/refuse`: ends a flash that waits for approval, with the reason. */
export function postRefusal(context: HttpContext): RequestHandler {
  return async (req, res) => {
    const id = pathId(req);
    const { reason } = parseOr('validation_failed', refusalSchema, jsonBody(req));
    await refuseSubmission(context, deciderOf(req), { id, reason });
    context.log.info({ submission: id }, 'a flash was refused');
    res.json(await decided(context, req, id));
  };
}

function deciderOf(req: Request): Decider {
  const { publisherId, scopes } = principalOf(req);
  return { actor: actorOf(req), publisherId, isOperator: scopes.includes('admin') };
}

function decided({ db }: HttpContext, req: Request, id: string) {
  const { publisherId, scopes } = principalOf(req);
  return findSubmission(db, { publisherId, seesAll: scopes.includes('admin') }, id);
}
