import type { Request, RequestHandler } from 'express';
import { NewswireError } from '../../../shared/domain/errors.ts';
import type { Scope } from '../../../shared/domain/scope.ts';
import { checkEnabled, checkScope, type Principal, presentedKey } from '../../../shared/node/security/authenticate.ts';
import { quotaTeller } from '../answers/rate-limit-headers.ts';
import type { HttpContext } from '../context.ts';
import { authenticate, type Gate, isSafe, notePrincipal } from '../middleware/authenticate.ts';
import { isSameOrigin } from '../middleware/same-origin.ts';
import { readSession, sessionOf } from './session.ts';

/**
 * Lets whoever has the scope pass, by a key or by a session; a disabled publisher may only read. Writes with a session
 * must come from this site's own page.
 */
export function requireScope(context: Gate & Pick<HttpContext, 'opsSecret'>, scope: Scope): RequestHandler[] {
  return [readSession(context.opsSecret), requireOperator(context, scope)];
}

/** The same behind `readSession`: for operators, unless another scope is named. */
export function requireOperator(gate: Gate, scope: Scope = 'admin'): RequestHandler {
  return async (req, _res, next) => {
    notePrincipal(req, await findCaller(gate, req, scope));
    next();
  };
}

/** Lets publishers pass by the scope `publish`, and operators. */
export function requirePublisherOrOperator(context: Gate & Pick<HttpContext, 'opsSecret'>): RequestHandler[] {
  const guard: RequestHandler = async (req, _res, next) => {
    const { principal, isSession } = await identify(context, req);
    const scope = principal.scopes.includes('admin') ? 'admin' : 'publish';
    checkScope(principal, scope);
    checkEnabled(principal, scope);
    checkOrigin(req, isSession);
    notePrincipal(req, principal);
    next();
  };
  return [readSession(context.opsSecret), guard];
}

/** Lets people pass who have signed in, whatever their role, and operators. */
export function requireStaff(gate: Gate): RequestHandler {
  return async (req, _res, next) => {
    const { principal, isSession } = await identify(gate, req);
    if (!principal.isPerson) checkScope(principal, 'admin');
    checkOrigin(req, isSession);
    notePrincipal(req, principal);
    next();
  };
}

async function findCaller(gate: Gate, req: Request, scope: Scope): Promise<Principal> {
  const { principal, isSession } = await identify(gate, req);
  checkScope(principal, scope);
  if (!isSafe(req)) checkEnabled(principal, scope);
  checkOrigin(req, isSession);
  return principal;
}

/** Who asks: by the key that is sent, otherwise by the session. */
async function identify(gate: Gate, req: Request): Promise<{ principal: Principal; isSession: boolean }> {
  const session = presentedKey(req.headers) === undefined ? await sessionOf(gate.db, req) : undefined;
  if (!session) return { principal: await authenticate(gate, req), isSession: false };
  if (session.isPerson) await gate.limits.request(session.callerId, quotaTeller(req.res));
  return { principal: session, isSession: true };
}

function checkOrigin(req: Request, isSession: boolean): void {
  if (isSession && !isSafe(req) && !isSameOrigin(req)) throw new NewswireError('cross_site');
}
