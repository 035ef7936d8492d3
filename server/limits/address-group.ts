import ipaddr from 'ipaddr.js';

const IPV6_NETWORK_BITS = 64;

/**
 * The key for counting by address: an IPv4 address (also when written as `::ffff:a.b.c.d`), or an IPv6 network (/64),
 * which one customer usually has. Undefined when the text is not an address.
 */
export function groupOfAddress(text: string | undefined): string | undefined {
  if (text === undefined || !ipaddr.isValid(text)) return undefined;
  const address = ipaddr.process(text);
  if (address.kind() === 'ipv4') return address.toString();
  return ipaddr.IPv6.networkAddressFromCIDR(`${address.toString()}/${IPV6_NETWORK_BITS}`).toString();
}

/** True for a public internet address; others are proxies or the operator's own network. */
export function isPublicAddress(text: string | undefined): boolean {
  return text !== undefined && ipaddr.isValid(text) && ipaddr.process(text).range() === 'unicast';
}
