import { createHmac } from 'node:crypto';
import type { Request } from 'express';
import ipaddr from 'ipaddr.js';

const IPV6_NETWORK_BITS = 64;

/** Whose connection it is, for counting: one IPv4 address, or the IPv6 network of one customer. */
export function addressGroup(req: Request): string {
  if (req.ip === undefined || !ipaddr.isValid(req.ip)) return 'unknown';
  const address = ipaddr.process(req.ip);
  if (address.kind() === 'ipv4') return address.toString();
  return ipaddr.IPv6.networkAddressFromCIDR(`${address.toString()}/${IPV6_NETWORK_BITS}`).toString();
}

/** The same as a keyed hash: it tells two people apart and names neither. */
export function addressMark(req: Request, secret: string): string {
  return createHmac('sha256', secret).update(addressGroup(req)).digest('base64url');
}
