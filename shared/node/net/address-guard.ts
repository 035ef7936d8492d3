import ipaddr from 'ipaddr.js';
import { FetchError } from './fetch-error.ts';

type Address = ipaddr.IPv4 | ipaddr.IPv6;

/** The networks and ports that outgoing requests may reach. */
export interface NetworkPolicy {
  /** CIDRs in which every address and port is allowed. */
  allowNetworks: readonly string[];
  /** Ports allowed everywhere else. */
  ports: readonly number[];
}

/** Not public: NAT64 (RFC 6052), 6to4 (RFC 3056) and Teredo, which embed an IPv4 address that a gateway connects to. */
const GLOBAL_UNICAST_V6 = ipaddr.IPv6.parseCIDR('2000::/3');

/** Throws `blocked_scheme` for anything but a plain http or https URL; ports are checked with the address. */
export function checkUrl(raw: string): URL {
  if (!URL.canParse(raw)) throw new FetchError('blocked_scheme', 'The address is not valid.');
  const url = new URL(raw);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new FetchError('blocked_scheme', 'Only http and https addresses are fetched.');
  }
  if (url.username !== '' || url.password !== '') {
    throw new FetchError('blocked_scheme', 'Addresses with a user name or password are not fetched.');
  }
  return url;
}

/** Checks the address to connect to; throws `blocked_address` or `blocked_port`. */
export function checkAddress(address: string, port: number, policy: NetworkPolicy): void {
  const parsed = parse(address);
  if (isAllowed(parsed, policy)) return;
  if (!isPublic(parsed)) throw new FetchError('blocked_address', 'The address is in a network that is not public.');
  if (!policy.ports.includes(port)) throw new FetchError('blocked_port', `Port ${port} is not allowed.`);
}

/** True for the address of a host in one of the policy's networks; false for a name. */
export function isAllowedHost(host: string, policy: NetworkPolicy): boolean {
  return ipaddr.isValid(host) && isAllowed(ipaddr.process(host), policy);
}

/** The port of a URL. */
export function portOf(url: URL): number {
  if (url.port !== '') return Number(url.port);
  return url.protocol === 'https:' ? 443 : 80;
}

function parse(address: string): Address {
  if (!ipaddr.isValid(address)) throw new FetchError('blocked_address', 'The host has no valid address.');
  // Converts `::ffff:10.0.0.1` to 10.0.0.1.
  return ipaddr.process(address);
}

function isAllowed(address: Address, { allowNetworks }: NetworkPolicy): boolean {
  return allowNetworks.some((cidr) => {
    const [network, bits] = ipaddr.parseCIDR(cidr);
    return network.kind() === address.kind() && address.match(network, bits);
  });
}

/** Only global unicast is public; private, loopback, link-local, shared, multicast, reserved and translated are not. */
function isPublic(address: Address): boolean {
  if (address.range() !== 'unicast') return false;
  return address instanceof ipaddr.IPv4 || address.match(GLOBAL_UNICAST_V6);
}
