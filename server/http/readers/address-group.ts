import { createHmac } from 'node:crypto';
import type { Request } from 'express';
import { groupOfAddress, isPublicAddress } from '../../../shared/node/net/address-group.ts';

/** Whose request it is, for counting: one IPv4 address, or the IPv6 network of one customer. */
export function addressGroup(req: Request): string {
  return groupOfAddress(req.ip) ?? 'unknown';
}

/**
 * The same for what somebody may have open; undefined for a private address that says it stands for others and is not
 * trusted to: behind such a proxy everybody would be one.
 */
export function openingAddress(req: Request): string | undefined {
  const isUntrustedProxy = req.get('x-forwarded-for') !== undefined && !isPublicAddress(req.ip);
  return isUntrustedProxy && req.ip === req.socket.remoteAddress ? undefined : addressGroup(req);
}

/** The same for a public address; undefined for a private one, which is a proxy or somebody of this house. */
export function publicGroup(req: Request): string | undefined {
  return isPublicAddress(req.ip) ? groupOfAddress(req.ip) : undefined;
}

/** The same as a keyed hash: it tells two people apart and names neither. */
export function addressMark(req: Request, secret: string): string {
  return createHmac('sha256', secret).update(addressGroup(req)).digest('base64url');
}
