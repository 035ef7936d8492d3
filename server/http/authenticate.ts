import type { Request, RequestHandler } from 'express';
import type { Queryable } from '../../shared/node/db/database.ts';
import { authenticateKey, checkScope, type Principal, presentedKey } from '../../shared/node/security/authenticate.ts';
import type { Scope } from '../../shared/wire/admin-schema.ts';

const principals = new WeakMap<Request, Principal>();

/** The caller of a request that went through `requireScope`. */
export function principalOf(req: Request): Principal {
  const principal = principals.get(req);
  if (!principal) throw new Error(`${req.method} ${req.path} has no principal: its route requires no scope`);
  return principal;
}

/** Lets only keys with this scope pass; asks the record each time, so that a revoked key ends at once everywhere. */
export function requireScope(db: Queryable, scope: Scope): RequestHandler {
  return async (req, _res, next) => {
    const principal = await authenticateKey(db, presentedKey(req.headers));
    checkScope(principal, scope);
    principals.set(req, principal);
    next();
  };
}
