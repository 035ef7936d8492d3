import type { Request, RequestHandler } from 'express';
import { NewswireError } from '../../shared/domain/errors.ts';
import type { Scope } from '../../shared/domain/scope.ts';
import { findKeptAnswer } from '../../shared/node/db/idempotency-store.ts';
import { hashApiKey } from '../../shared/node/security/api-key.ts';
import { authenticateKey, checkScope, type Principal, presentedKey } from '../../shared/node/security/authenticate.ts';
import type { HttpContext } from './context.ts';
import { noteCaller } from './known-caller.ts';
import { addressGroup } from './readers/address-group.ts';

/** What knows keys, and how often they may be used and guessed at. */
export type Gate = Pick<HttpContext, 'db' | 'limits' | 'guesses'>;

const principals = new WeakMap<Request, Principal>();

const REMEMBERED_KEYS_MAX = 10_000;
/** By the key's hash. That it is still good is asked each time. */
const keyIds = new Map<string, string>();

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
    noteCaller(req, principal.publisherId);
    next();
  };
}

/**
 * Refuses, before the body is read, a publisher who has too much waiting already; a request that was answered before
 * passes, for it hands in nothing.
 */
export function requireRoom({ backlog, db }: Pick<HttpContext, 'backlog' | 'db'>): RequestHandler {
  return async (req, _res, next) => {
    const { publisherId } = principalOf(req);
    const isReplay = async (): Promise<boolean> => {
      const key = req.get('idempotency-key');
      return key !== undefined && (await findKeptAnswer(db, publisherId, key)) !== undefined;
    };
    if ((await backlog.isFull(publisherId)) && !(await isReplay())) await backlog.check(publisherId);
    next();
  };
}

/**
 * Whose key the request carries; counts the request, or the guess that it was. The key is looked up before anything is
 * counted (by the index of its hash, one row), so that a good one passes whatever others send from the same address.
 */
export async function authenticate({ db, limits, guesses }: Gate, req: Request): Promise<Principal> {
  const presented = presentedKey(req.headers);
  try {
    const hash = presented === undefined ? '' : hashApiKey(presented).toString('base64');
    const known = keyIds.get(hash);
    // Whose key it is was asked before, mostly: counting need not wait for the answer, which may be another one now.
    const [principal] = await Promise.all([
      authenticateKey(db, presented),
      known === undefined ? undefined : limits.request(known),
    ]);
    if (known !== principal.keyId) {
      remember(hash, principal.keyId);
      await limits.request(principal.keyId);
    }
    return principal;
  } catch (error) {
    const isGuess = error instanceof NewswireError && error.code === 'key_unknown';
    if (isGuess && presented !== undefined) await guesses.count(addressGroup(req), presented);
    throw error;
  }
}

function remember(hash: string, keyId: string): void {
  if (keyIds.size >= REMEMBERED_KEYS_MAX) keyIds.clear();
  keyIds.set(hash, keyId);
}
