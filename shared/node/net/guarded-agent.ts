import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { rootCertificates } from 'node:tls';
import { Agent, buildConnector } from 'undici';
import { checkAddress, type NetworkPolicy } from './address-guard.ts';
import { FetchError } from './fetch-error.ts';

/** Node's limit is 16 KB; browsers read more. */
const HEADERS_MAX_BYTES = 65_536;

/** Resolves a host name to all its addresses. */
export type Resolve = (host: string) => Promise<{ address: string }[]>;

const resolveByDns: Resolve = (host) => lookup(host, { all: true, verbatim: true });

/**
 * An agent that connects only to checked addresses: it resolves a name once, requires that all its addresses are
 * allowed, and opens the socket to an address instead of the name, which defeats DNS rebinding.
 */
export function guardedAgent(
  policy: NetworkPolicy,
  options: { connectMs: number; headersMs: number; resolve?: Resolve; ca?: string },
): Agent {
  const { connectMs, ca } = options;
  const connector = buildConnector({
    timeout: connectMs,
    allowH2: true,
    ...(ca !== undefined && { ca: [...rootCertificates, ca] }),
  });
  const resolve = options.resolve ?? resolveByDns;
  return new Agent({
    headersTimeout: options.headersMs,
    bodyTimeout: options.headersMs,
    keepAliveTimeout: 4_000,
    maxHeaderSize: HEADERS_MAX_BYTES,
    allowH2: true,
    connect(target, callback) {
      addressesOf(target.hostname, portOf(target), policy, resolve).then(
        (addresses) => connectToAny(connector, target, addresses, callback),
        (error: Error) => callback(error, null),
      );
    },
  });
}

/** Resolves a host and checks all its addresses. */
async function addressesOf(host: string, port: number, policy: NetworkPolicy, resolve: Resolve): Promise<string[]> {
  const bare = host.replace(/^\[|\]$/g, '');
  const addresses = isIP(bare) === 0 ? await resolve(bare) : [{ address: bare }];
  for (const { address } of addresses) checkAddress(address, port, policy);
  if (addresses.length === 0) throw new FetchError('network', 'The host has no address.');
  return addresses.map(({ address }) => address);
}

/** Tries one address after the other: many hosts have an IPv6 address that many machines cannot reach. */
function connectToAny(
  connector: buildConnector.connector,
  target: buildConnector.Options,
  [address, ...others]: string[],
  callback: buildConnector.Callback,
): void {
  // TLS still uses the name; only the socket uses the address.
  const exact = { ...target, hostname: address ?? '', servername: servernameOf(target) };
  connector(exact, (...result) => {
    if (result[0] !== null && others.length > 0) connectToAny(connector, target, others, callback);
    else callback(...result);
  });
}

function portOf({ port, protocol }: buildConnector.Options): number {
  return port === '' || port === undefined ? (protocol === 'https:' ? 443 : 80) : Number(port);
}

function servernameOf({ servername, hostname }: buildConnector.Options): string {
  const name = servername ?? hostname;
  return isIP(name.replace(/^\[|\]$/g, '')) === 0 ? name : '';
}
