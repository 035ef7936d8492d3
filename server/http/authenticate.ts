import type { Request, RequestHandler } from 'express';
import { NewswireError } from '../../shared/domain/errors.ts';
import { authenticateKey, checkScope, type Principal, presentedKey } from '../../shared/node/security/authenticate.ts';
import type { Scope } from '../../shared/wire/admin-schema.ts';
import type { HttpContext } from './context.ts';
import { addressGroup } from './readers/address-group.ts';

/** What knows keys, and how often they may be used and guessed at. */
export type Gate = Pick<HttpContext, 'db' | 'limits' | 'guesses'>;

const principals = new WeakMap<Request, Principal>();

/** The caller of a request that went through `requireScope`. */
export function principalOf(req: Request): Principal {
  const principal = principals.get(req);
  if (!principal) throw new Error(`${req.method} ${req.path} has no principal: its route requires no scope`);
  return principal;
}

/** Lets only keys with this scope pass. */
export function requireScope(gate: Gate, scope: Scope): RequestHandler {
  return async (req, _res, next) => {
    const principal = await authenticate(gate, req);
    checkScope(principal, scope);
    principals.set(req, principal);
    next();
  };
}

/** Refuses, before the body is read, whoever has too much waiting already. */
export function requireRoom({ backlog }: Pick<HttpContext, 'backlog'>): RequestHandler {
  return async (req, _res, next) => {
    await backlog.check(principalOf(req).publisherId);
    next();
  };
}

/** Whose key the request carries; counts the request, or the guess that it was. */
export async function authenticate({ db, limits, guesses }: Gate, req: Request): Promise<Principal> {
  const presented = presentedKey(req.headers);
  const address = addressGroup(req);
  await guesses.check(address);
  try {
    const principal = await authenticateKey(db, presented);
    await limits.request(principal.keyId);
    return principal;
  } catch (error) {
    const isGuess = error instanceof NewswireError && error.code === 'key_unknown';
    if (isGuess && presented !== undefined) await guesses.count(address, presented);
    throw error;
  }
}
