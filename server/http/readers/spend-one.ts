import type { Request } from 'express';
import type { RateLimited, RateLimits } from '../../../shared/node/redis/rate-limits.ts';
import { addressGroup } from './address-group.ts';
import { identityOf } from './identity.ts';

/**
 * Counts one act of whoever asks, by name and by address; throws when it is one too many. One that fails for reasons of
 * ours counts as none: who tries again is no flood.
 */
export async function spendOne(
  { limits }: { limits: Pick<RateLimits, 'spend' | 'giveBack'> },
  req: Request,
  what: RateLimited,
): Promise<void> {
  const writer = identityOf(req);
  const who = { ...(writer !== undefined && { writer }), address: addressGroup(req) };
  await limits.spend(what, who);
  const { res } = req;
  res?.once('finish', () => {
    // While Redis is away each server counts in its memory, for a short time: nothing has to be given back there.
    if (res.statusCode >= 500) void limits.giveBack(what, who).catch(() => undefined);
  });
}
