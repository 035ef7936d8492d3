import type { Request } from 'express';
import type { Actor } from '../../../shared/node/db/audit/audit-store.ts';
import { type Principal, presentedKey } from '../../../shared/node/security/authenticate.ts';
import { groupOfAddress } from '../../limits/address-group.ts';
import { principalOf } from '../middleware/authenticate.ts';

/** Who acts by this request, for the audit log: an IPv6 address is shortened to its network. */
export function actorOf(req: Request, { callerId }: Pick<Principal, 'callerId'> = principalOf(req)): Actor {
  const via = presentedKey(req.headers) === undefined ? 'session' : 'key';
  return { callerId, via, address: groupOfAddress(req.ip) ?? null };
}

/** From where somebody signs in. */
export function sessionAddress(req: Request): Omit<Actor, 'callerId'> {
  return { via: 'session', address: groupOfAddress(req.ip) ?? null };
}
