import { createHmac } from 'node:crypto';
import type { Request } from 'express';
import { groupOfAddress, isPublicAddress } from '../../limits/address-group.ts';

/** The key for counting requests: an IPv4 address, or an IPv6 network (/64), which one customer usually has. */
export function addressGroup(req: Request): string {
  return groupOfAddress(req.ip) ?? 'unknown';
}

/**
 * The same for counting open connections; undefined for a private address that forwards for others without being a
 * trusted proxy, because everyone behind it would count as one.
 */
export function openingAddress(req: Request): string | undefined {
  const isUntrustedProxy = req.get('x-forwarded-for') !== undefined && !isPublicAddress(req.ip);
  return isUntrustedProxy && req.ip === req.socket.remoteAddress ? undefined : addressGroup(req);
}

/** The same for a public address; undefined for a private one: a proxy, or the operator's own network. */
export function publicGroup(req: Request): string | undefined {
  return isPublicAddress(req.ip) ? groupOfAddress(req.ip) : undefined;
}

/** The same as a keyed hash, which distinguishes people without revealing their addresses. */
export function addressMark(req: Request, secret: string): string {
  return createHmac('sha256', secret).update(addressGroup(req)).digest('base64url');
}
