import type { IncomingMessage } from 'node:http';
import { groupOfAddress, isPublicAddress } from '../../shared/node/net/address-group.ts';

export interface Admission {
  /** Sites whose pages may open sockets beside our own; `*` stands for all. */
  origins: readonly string[];
  /** Proxies in front whose headers are believed. */
  trustProxy: number;
}

/**
 * True when the page that opens this socket is our own or of a site on the list, and for whoever is no browser: a
 * WebSocket of any page reaches us, and only we can look where it comes from.
 */
export function isAdmitted(req: IncomingMessage, { origins, trustProxy }: Admission): boolean {
  const { origin } = req.headers;
  if (origin === undefined || origins.includes('*') || origins.includes(origin)) return true;
  if (!URL.canParse(origin)) return false;
  const forwarded = trustProxy > 0 ? firstOf(req.headers['x-forwarded-host']) : undefined;
  return new URL(origin).host === (forwarded ?? req.headers.host);
}

/**
 * Who is behind a socket, an IPv6 network as one; undefined for a private address, which is a proxy or somebody of this
 * house.
 */
export function publicAddress(req: IncomingMessage, { trustProxy }: Pick<Admission, 'trustProxy'>): string | undefined {
  const hops = String(req.headers['x-forwarded-for'] ?? '').split(',');
  const forwarded = trustProxy > 0 ? hops.at(-trustProxy)?.trim() : undefined;
  const address = forwarded || req.socket.remoteAddress;
  return isPublicAddress(address) ? groupOfAddress(address) : undefined;
}

function firstOf(header: string | string[] | undefined): string | undefined {
  return (
    String(header ?? '')
      .split(',')[0]
      ?.trim() || undefined
  );
}
