import type { RequestHandler } from 'express';
import type { RateLimited, RateLimits } from '../../shared/node/redis/rate-limits.ts';
import { addressGroup } from './readers/address-group.ts';

/** Counts each request by its address, over all servers; one too many is told to come back. */
export function limitByAddress(limits: RateLimits, what: RateLimited): RequestHandler {
  return async (req, _res, next) => {
    await limits.spend(what, { address: addressGroup(req) });
    next();
  };
}
