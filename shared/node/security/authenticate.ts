import { timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { NewswireError } from '../../domain/errors.ts';
import { noAnswer } from '../../domain/expected-failures.ts';
import { allows, type Scope } from '../../domain/scope.ts';
import type { Queryable } from '../db/database.ts';
import { findKey, noteKeyUse } from '../db/publisher/key-store.ts';
import { hashApiKey } from './api-key.ts';

/** The caller: the publisher behind the API key, or the person behind a session. */
export interface Principal {
  /** The id of the key, or of the person. */
  callerId: string;
  /** Whether a person has signed in; else it is a key. */
  isPerson: boolean;
  publisherId: string;
  scopes: Scope[];
  /** Its publisher may read, but not publish or moderate. */
  isDisabled: boolean;
}

/** Finds a key's owner; reads the record each time, so that revoking a key takes effect at once everywhere. */
export async function authenticateKey(db: Queryable, presented: string | undefined): Promise<Principal> {
  if (presented === undefined) {
    throw new NewswireError('key_missing', 'Send the API key as `Authorization: Bearer KEY`.');
  }
  const hash = hashApiKey(presented);
  const key = await findKey(db, hash);
  if (!key || !timingSafeEqual(key.hash, hash)) throw new NewswireError('key_unknown');
  if (key.revoked) throw new NewswireError('key_revoked');
  if (key.expired) throw new NewswireError('key_expired');
  // Nobody waits for it, and a use that is not noted is no harm.
  if (key.isUseOld) void noteKeyUse(db, key.id).catch(noAnswer);
  return {
    callerId: key.id,
    isPerson: false,
    publisherId: key.publisherId,
    scopes: key.scopes,
    isDisabled: key.disabled,
  };
}

/** Throws `scope_missing` unless the caller's key has the scope, or the person's role. */
export function checkScope({ scopes }: Pick<Principal, 'scopes'>, scope: Scope): void {
  if (!allows(scopes, scope)) {
    throw new NewswireError('scope_missing', `This call needs a key with the scope ${scope}.`);
  }
}

/** Throws `publisher_disabled` when the caller's publisher is, unless the call is one of an operator. */
export function checkEnabled({ isDisabled }: Pick<Principal, 'isDisabled'>, scope: Scope): void {
  if (isDisabled && scope !== 'admin') {
    throw new NewswireError(
      'publisher_disabled',
      'An operator has disabled this publisher: it can read, but not write.',
    );
  }
}

/** The key in a request; undefined when there is none. */
export function presentedKey(headers: IncomingHttpHeaders): string | undefined {
  const bearer = /^Bearer\s+(\S+)\s*$/i.exec(headers.authorization ?? '')?.[1];
  const header = headers['x-api-key'];
  return bearer ?? ((Array.isArray(header) ? header[0] : header)?.trim() || undefined);
}
