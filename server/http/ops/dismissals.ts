import type { Request, RequestHandler } from 'express';
import type { DismissedProblem } from '../../../shared/contract/ops-history-shapes.ts';
import { dismissalSchema, problemKeySchema } from '../../../shared/contract/ops-schema.ts';
import { parseOr } from '../../../shared/contract/parse.ts';
import { NewswireError } from '../../../shared/domain/errors.ts';
import { recordAct } from '../../../shared/node/db/audit/audit-store.ts';
import { inTransaction } from '../../../shared/node/db/database.ts';
import { dismissProblem, restoreProblem } from '../../../shared/node/db/installation/dismissal-store.ts';
import type { HttpContext } from '../context.ts';
import { principalOf } from '../middleware/authenticate.ts';
import { actorOf } from '../request/actor.ts';
import { jsonBody } from '../request/body-format.ts';

/** `PUT /ops/problems/:problem/dismissal`: hides a problem from `/ops` for some hours; alarms still ring. */
export function putDismissal({ db }: HttpContext): RequestHandler {
  return async (req, res) => {
    const problem = problemOf(req);
    const { reason, hours } = parseOr('validation_failed', dismissalSchema, jsonBody(req));
    const { callerId } = principalOf(req);
    const dismissed = await inTransaction(db, async (tx) => {
      const target = { type: 'problem', id: problem };
      await recordAct(tx, actorOf(req), { action: 'problem.dismissed', target, reason, after: { hours } });
      return dismissProblem(tx, { problem, reason, callerId, hours });
    });
    res.json(dismissed satisfies DismissedProblem);
  };
}

/** `DELETE /ops/problems/:problem/dismissal`: shows a dismissed problem again. */
export function deleteDismissal({ db }: HttpContext): RequestHandler {
  return async (req, res) => {
    const problem = problemOf(req);
    await inTransaction(db, async (tx) => {
      if (!(await restoreProblem(tx, problem))) {
        throw new NewswireError('not_found', `The problem ${problem} is not dismissed.`);
      }
      const target = { type: 'problem', id: problem };
      await recordAct(tx, actorOf(req), { action: 'problem.restored', target });
    });
    res.sendStatus(204);
  };
}

function problemOf(req: Request): string {
  return parseOr('bad_request', problemKeySchema, { problem: req.params.problem }).problem;
}
