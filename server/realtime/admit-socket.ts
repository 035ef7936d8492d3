import type { IncomingMessage } from 'node:http';
import { groupOfAddress, isPublicAddress } from '../limits/address-group.ts';

export interface Admission {
  /** Other sites whose pages may open sockets; `*` allows all. */
  origins: readonly string[];
  /** The number of trusted proxies in front. */
  trustProxy: number;
}

/**
 * True for sockets from pages of this site or of a listed one, and from clients that are not browsers: browsers let any
 * page open a WebSocket, so the server has to check its origin.
 */
export function isAdmitted(req: IncomingMessage, { origins, trustProxy }: Admission): boolean {
  const { origin } = req.headers;
  if (origin === undefined || origins.includes('*') || origins.includes(origin)) return true;
  if (!URL.canParse(origin)) return false;
  const forwarded = trustProxy > 0 ? firstOf(req.headers['x-forwarded-host']) : undefined;
  return new URL(origin).host === (forwarded ?? req.headers.host);
}

/**
 * The public address behind a socket, or its IPv6 network; undefined for a private one: a proxy, or the operator's own
 * network.
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
