import type { Request, RequestHandler } from 'express';
import { NewswireError } from '../../../shared/domain/errors.ts';
import { checkScope, type Principal, presentedKey } from '../../../shared/node/security/authenticate.ts';
import { authenticate, type Gate } from '../middleware/authenticate.ts';
import { isSameOrigin } from '../middleware/same-origin.ts';
import { noteCaller } from '../request/known-caller.ts';
import { sessionOf } from './session.ts';

const SAFE_METHODS = ['GET', 'HEAD'];
const operators = new WeakMap<Request, Principal>();

/** The operator of a request that passed `requireOperator`. */
export function operatorOf(req: Request): Principal {
  const operator = operators.get(req);
  if (!operator) throw new Error(`${req.method} ${req.path} has no operator: its route requires none`);
  return operator;
}

/**
 * Lets operators pass: a key with the scope `admin`, or an operator's session. Writes with a session must come from
 * this site's own page.
 */
export function requireOperator(gate: Gate): RequestHandler {
  return async (req, _res, next) => {
    const operator = await findOperator(gate, req);
    operators.set(req, operator);
    noteCaller(req, operator.publisherId);
    next();
  };
}

async function findOperator(gate: Gate, req: Request): Promise<Principal> {
  const presented = presentedKey(req.headers);
  const session = presented === undefined ? await sessionOf(gate.db, req) : undefined;
  const operator = session ?? (await authenticate(gate, req));
  checkScope(operator, 'admin');
  if (session && !SAFE_METHODS.includes(req.method) && !isSameOrigin(req)) throw new NewswireError('cross_site');
  return operator;
}
