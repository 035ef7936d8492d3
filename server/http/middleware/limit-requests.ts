import type { Request, RequestHandler } from 'express';
import { NewswireError } from '../../../shared/domain/errors.ts';
import { createTokenBucket, type TokenBucket } from '../../../shared/domain/token-bucket.ts';
import { isPublicAddress } from '../../limits/address-group.ts';
import type { RateLimited, RateLimits } from '../../limits/rate-limits.ts';
import { quotaTeller } from '../answers/rate-limit-headers.ts';
import { addressGroup } from '../request/request-address.ts';

const MINUTE_MS = 60_000;
/** Beyond this, the least recent address is dropped; its bucket is mostly full again by then. */
const ADDRESSES_MAX = 10_000;
/** Limits requests per address, over all servers. */
export function limitByAddress(limits: RateLimits, what: RateLimited): RequestHandler {
  return async (req, res, next) => {
    await limits.spend(what, { address: addressGroup(req) }, quotaTeller(res));
    next();
  };
}

/** Counts one expensive read of a request; throws `too_many_requests` with the seconds to wait when over the limit. */
export type CountRead = (req: Request) => void;

/**
 * Allows each public address `perMinute` expensive reads on this server, in bursts if it likes; 0 means no limit.
 * Private addresses are not limited: they are proxies or the operator's own network.
 */
export function countReads(perMinute: number, now: () => number = Date.now): CountRead {
  const buckets = new Map<string, TokenBucket>();
  const everyMs = MINUTE_MS / perMinute;
  return (req) => {
    if (perMinute === 0 || !isPublicAddress(req.ip)) return;
    const address = addressGroup(req);
    const bucket = buckets.get(address) ?? createTokenBucket(perMinute, everyMs, now);
    // Move the most recent address to the end.
    buckets.delete(address);
    buckets.set(address, bucket);
    if (buckets.size > ADDRESSES_MAX) buckets.delete(buckets.keys().next().value ?? '');
    // A refused read spends nothing, so that waiting helps.
    const isAllowed = bucket.left() >= 1;
    const left = isAllowed ? bucket.spend() : bucket.left();
    const resetSeconds = ((perMinute - left) * everyMs) / 1_000;
    quotaTeller(req.res)({ name: 'read', uses: perMinute, seconds: MINUTE_MS / 1_000, left, resetSeconds });
    if (!isAllowed) {
      const seconds = Math.max(1, Math.ceil(everyMs / 1_000));
      throw new NewswireError('too_many_requests', `Try again in ${seconds} s.`, [], seconds);
    }
  };
}

/** Counts the expensive requests of a route; `isCostly` tells which ones are. */
export function limitReads(
  { countRead }: { countRead: CountRead },
  isCostly: (req: Request) => boolean = () => true,
): RequestHandler {
  return (req, _res, next) => {
    if (isCostly(req)) countRead(req);
    next();
  };
}
