import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { Agent, buildConnector } from 'undici';
import { checkAddress, type NetworkPolicy } from './address-guard.ts';
import { FetchError } from './fetch-error.ts';

/** Resolves a host name to all its addresses. */
export type Resolve = (host: string) => Promise<{ address: string }[]>;

const resolveByDns: Resolve = (host) => lookup(host, { all: true, verbatim: true });

/**
 * An agent whose every connection goes to exactly the address that was checked: the name is resolved once, each of its
 * addresses must be allowed, and the socket is opened to the address and not to the name, so that a name that changes
 * its mind (DNS rebinding) gains nothing.
 */
export function guardedAgent(
  policy: NetworkPolicy,
  options: { connectMs: number; headersMs: number; resolve?: Resolve },
): Agent {
  const connector = buildConnector({ timeout: options.connectMs });
  const resolve = options.resolve ?? resolveByDns;
  return new Agent({
    headersTimeout: options.headersMs,
    bodyTimeout: options.headersMs,
    keepAliveTimeout: 4_000,
    connect(target, callback) {
      addressesOf(target.hostname, portOf(target), policy, resolve).then(
        (addresses) => connectToAny(connector, target, addresses, callback),
        (error: Error) => callback(error, null),
      );
    },
  });
}

/** All addresses of the host, each of them checked. */
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
  // TLS keeps asking for the name, only the socket goes to the address.
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
