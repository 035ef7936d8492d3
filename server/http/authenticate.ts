import { timingSafeEqual } from 'node:crypto';
import type { Request, RequestHandler } from 'express';
import { NewswireError } from '../../shared/domain/errors.ts';
import type { Queryable } from '../../shared/node/db/database.ts';
import { findKey } from '../../shared/node/db/key-store.ts';
import { hashApiKey } from '../../shared/node/security/api-key.ts';
import type { Scope } from '../../shared/wire/admin-schema.ts';

/** Who calls: the publisher behind the API key. */
export interface Principal {
  publisherId: string;
  scopes: Scope[];
}

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
    const principal = await authenticate(db, presentedKey(req));
    if (!principal.scopes.includes(scope)) {
      throw new NewswireError('scope_missing', `This call needs a key with the scope ${scope}.`);
    }
    principals.set(req, principal);
    next();
  };
}

async function authenticate(db: Queryable, presented: string | undefined): Promise<Principal> {
  if (presented === undefined) {
    throw new NewswireError('key_missing', 'Send the API key as `Authorization: Bearer KEY`.');
  }
  const hash = hashApiKey(presented);
  const key = await findKey(db, hash);
  if (!key || !timingSafeEqual(key.hash, hash)) throw new NewswireError('key_unknown');
  if (key.revoked) throw new NewswireError('key_revoked');
  return { publisherId: key.publisherId, scopes: key.scopes };
}

function presentedKey(req: Request): string | undefined {
  const bearer = /^Bearer\s+(\S+)\s*$/i.exec(req.get('authorization') ?? '')?.[1];
  return bearer ?? (req.get('x-api-key')?.trim() || undefined);
}
