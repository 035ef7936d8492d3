import type { Request } from 'express';
import { notNeeded } from '../../../shared/domain/expected-failures.ts';
import type { RateLimited, RateLimits } from '../../limits/rate-limits.ts';
import { quotaTeller } from '../answers/rate-limit-headers.ts';
import { identityOf } from './identity.ts';
import { addressGroup } from './request-address.ts';

/**
 * Counts one action by name and by address; throws when it is over the limit. Gives it back when the request fails with
 * a server error, so that retries are not punished.
 */
export async function spendOne(
  { limits }: { limits: Pick<RateLimits, 'spend' | 'giveBack'> },
  req: Request,
  what: RateLimited,
): Promise<void> {
  const writer = identityOf(req);
  const who = { ...(writer !== undefined && { writer }), address: addressGroup(req) };
  const { res } = req;
  await limits.spend(what, who, quotaTeller(res));
  res?.once('finish', () => {
    // Without Redis, each server counts in memory for a short time, which needs no giving back.
    if (res.statusCode >= 500) void limits.giveBack(what, who).catch(notNeeded);
  });
}
