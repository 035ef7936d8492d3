import type { Request, RequestHandler } from 'express';
import { NewswireError } from '../../../shared/domain/errors.ts';
import { checkScope, type Principal, presentedKey } from '../../../shared/node/security/authenticate.ts';
import { authenticate, type Gate } from '../authenticate.ts';
import { noteCaller } from '../known-caller.ts';
import { isSameOrigin } from '../readers/same-origin.ts';
import { sessionOf } from './session.ts';

const SAFE_METHODS = ['GET', 'HEAD'];
const operators = new WeakMap<Request, Principal>();

/** The operator of a request that went through `requireOperator`. */
export function operatorOf(req: Request): Principal {
  const operator = operators.get(req);
  if (!operator) throw new Error(`${req.method} ${req.path} has no operator: its route requires none`);
  return operator;
}

/**
 * Lets operators pass: a key with the scope `admin`, or a session that one has begun. What a session changes must come
 * from our own page.
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
