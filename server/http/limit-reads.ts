import type { Request, RequestHandler } from 'express';
import { type Allowance, createAllowance } from '../../shared/domain/allowance.ts';
import { NewswireError } from '../../shared/domain/errors.ts';
import { isPublicAddress } from '../../shared/node/net/address-group.ts';
import { addressGroup } from './readers/address-group.ts';

const MINUTE_MS = 60_000;
/** The oldest is forgotten beyond: it has most of its allowance back by then. */
const ADDRESSES_MAX = 10_000;

/** Counts one costly read of a request; throws `too_many_requests`, with the time to wait, when it is one too many. */
export type CountRead = (req: Request) => void;

/**
 * Lets each public address make so many costly reads a minute on this server, all of them at once if it likes; 0 is no
 * limit. Private addresses have none: they are proxies, or people of the house.
 */
export function countReads(perMinute: number, now: () => number = Date.now): CountRead {
  const allowances = new Map<string, Allowance>();
  const everyMs = MINUTE_MS / perMinute;
  return (req) => {
    if (perMinute === 0 || !isPublicAddress(req.ip)) return;
    const address = addressGroup(req);
    const allowance = allowances.get(address) ?? createAllowance(perMinute, everyMs, now);
    // The one that asked last goes to the end.
    allowances.delete(address);
    allowances.set(address, allowance);
    if (allowances.size > ADDRESSES_MAX) allowances.delete(allowances.keys().next().value ?? '');
    // Who is refused spends nothing, so that waiting helps.
    if (allowance.left() < 1) {
      const seconds = Math.max(1, Math.ceil(everyMs / 1_000));
      throw new NewswireError('too_many_requests', `Try again in ${seconds} s.`, [], seconds);
    }
    allowance.spend();
  };
}

/** Counts the requests of a route that cost more than a page of the feed; `isCostly` says which of them do. */
export function limitReads(
  { countRead }: { countRead: CountRead },
  isCostly: (req: Request) => boolean = () => true,
): RequestHandler {
  return (req, _res, next) => {
    if (isCostly(req)) countRead(req);
    next();
  };
}
