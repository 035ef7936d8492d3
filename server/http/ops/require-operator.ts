import type { Request, RequestHandler } from 'express';
import { NewswireError } from '../../../shared/domain/errors.ts';
import type { Scope } from '../../../shared/domain/scope.ts';
import { checkEnabled, checkScope, type Principal, presentedKey } from '../../../shared/node/security/authenticate.ts';
import { authenticate, type Gate, isSafe, notePrincipal } from '../middleware/authenticate.ts';
import { isSameOrigin } from '../middleware/same-origin.ts';
import { sessionOf } from './session.ts';

/**
 * Lets operators pass: a key with the scope `admin`, or another one, or an operator's session. Writes with a session
 * must come from this site's own page.
 */
export function requireOperator(gate: Gate, scope: Scope = 'admin'): RequestHandler {
  return async (req, _res, next) => {
    notePrincipal(req, await findOperator(gate, req, scope));
    next();
  };
}

/** Lets publishers pass by a key with the scope `publish`, and operators. */
export function requirePublisherOrOperator(gate: Gate): RequestHandler {
  return async (req, _res, next) => {
    const isSession = presentedKey(req.headers) === undefined;
    const principal = isSession ? await findOperator(gate, req, 'admin') : await authenticate(gate, req);
    const scope = principal.scopes.includes('admin') ? 'admin' : 'publish';
    checkScope(principal, scope);
    checkEnabled(principal, scope);
    notePrincipal(req, principal);
    next();
  };
}

async function findOperator(gate: Gate, req: Request, scope: Scope): Promise<Principal> {
  const presented = presentedKey(req.headers);
  const session = presented === undefined ? await sessionOf(gate.db, req) : undefined;
  const operator = session ?? (await authenticate(gate, req));
  checkScope(operator, scope);
  if (!isSafe(req)) checkEnabled(operator, scope);
  if (session && !isSafe(req) && !isSameOrigin(req)) throw new NewswireError('cross_site');
  return operator;
}
