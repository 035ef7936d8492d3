import type { Request } from 'express';
import type { RateLimited, RateLimits } from '../../../shared/node/redis/rate-limits.ts';
import { addressGroup } from './address-group.ts';
import { identityOf } from './identity.ts';

/** Counts one act of whoever asks, by name and by address; throws when it is one too many. */
export async function spendOne({ limits }: { limits: RateLimits }, req: Request, what: RateLimited): Promise<void> {
  const writer = identityOf(req);
  await limits.spend(what, { ...(writer !== undefined && { writer }), address: addressGroup(req) });
}
