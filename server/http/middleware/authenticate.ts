import type { Request, RequestHandler } from 'express';
import { NewswireError } from '../../../shared/domain/errors.ts';
import { findKeptAnswer } from '../../../shared/node/db/submission/idempotency-store.ts';
import { hashApiKey } from '../../../shared/node/security/api-key.ts';
import { authenticateKey, type Principal, presentedKey } from '../../../shared/node/security/authenticate.ts';
import { quotaTeller } from '../answers/rate-limit-headers.ts';
import type { HttpContext } from '../context.ts';
import { noteCaller } from '../request/known-caller.ts';
import { addressGroup } from '../request/request-address.ts';

/** Dependencies for checking keys and limiting their use and brute-force attempts. */
export type Gate = Pick<HttpContext, 'db' | 'limits' | 'bruteForceGuard'>;

const principals = new WeakMap<Request, Principal>();

const REMEMBERED_KEYS_MAX = 10_000;
/** Key ids by the key's hash, for rate limits; each request still checks that the key is valid. */
const keyIds = new Map<string, string>();

/** Notes who a request's caller is, once the key or the session was checked. */
export function notePrincipal(req: Request, principal: Principal): void {
  principals.set(req, principal);
  noteCaller(req, principal.publisherId);
}

/** The caller of a request that passed `requireScope` or `requireOperator`. */
export function principalOf(req: Request): Principal {
  const principal = principals.get(req);
  if (!principal) throw new Error(`${req.method} ${req.path} has no principal: its route requires no scope`);
  return principal;
}

/** Whether a request only reads. */
export function isSafe({ method }: Request): boolean {
  return method === 'GET' || method === 'HEAD';
}

/**
 * Rejects, before reading the body, a publisher with too much work waiting. A request that was answered before passes,
 * because it submits nothing.
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
 * The caller whose key the request carries; counts the request, or the brute-force attempt. The key is looked up before
 * anything is counted (one row, by the index of its hash), so that nobody else can lock out a valid key.
 */
export async function authenticate({ db, limits, bruteForceGuard }: Gate, req: Request): Promise<Principal> {
  const presented = presentedKey(req.headers);
  const tell = quotaTeller(req.res);
  try {
    const hash = presented === undefined ? '' : hashApiKey(presented).toString('base64');
    const known = keyIds.get(hash);
    // Counting need not wait for the check when the key's id is known; if it is another one, count that too.
    const [principal] = await Promise.all([
      authenticateKey(db, presented),
      known === undefined ? undefined : limits.request(known, tell),
    ]);
    if (known !== principal.callerId) {
      remember(hash, principal.callerId);
      await limits.request(principal.callerId, tell);
    }
    return principal;
  } catch (error) {
    const isGuess = error instanceof NewswireError && error.code === 'key_unknown';
    if (isGuess && presented !== undefined) await bruteForceGuard.count(addressGroup(req), presented, tell);
    throw error;
  }
}

function remember(hash: string, keyId: string): void {
  if (keyIds.size >= REMEMBERED_KEYS_MAX) keyIds.clear();
  keyIds.set(hash, keyId);
}
