import ipaddr from 'ipaddr.js';

const IPV6_NETWORK_BITS = 64;

/**
 * Whose connection it is, for counting: one IPv4 address, also one that IPv6 writes as `::ffff:a.b.c.d`, or the IPv6
 * network of one customer. Undefined for what is no address.
 */
export function groupOfAddress(text: string | undefined): string | undefined {
  if (text === undefined || !ipaddr.isValid(text)) return undefined;
  const address = ipaddr.process(text);
  if (address.kind() === 'ipv4') return address.toString();
  return ipaddr.IPv6.networkAddressFromCIDR(`${address.toString()}/${IPV6_NETWORK_BITS}`).toString();
}

/** True for an address of the internet; others are proxies or people of the house. */
export function isPublicAddress(text: string | undefined): boolean {
  return text !== undefined && ipaddr.isValid(text) && ipaddr.process(text).range() === 'unicast';
}
