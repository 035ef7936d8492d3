import type { Readable } from 'node:stream';
import type { Agent, request } from 'undici';
import { runningVersion } from '../lifecycle/version.ts';
import { checkUrl, type NetworkPolicy } from './address-guard.ts';
import { openFetchCookies } from './fetch-cookies.ts';
import { FetchError } from './fetch-error.ts';
import type { Resolve } from './guarded-agent.ts';
import { ACCEPT_ENCODING, readBody } from './read-body.ts';
import { redirectTarget } from './redirect-target.ts';
import { type FetchProgress, toFetchError } from './to-fetch-error.ts';

const REDIRECTS_MAX = 10;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

export interface GuardedFetchOptions {
  policy: NetworkPolicy;
  userAgent: string;
  /** For the whole exchange, including redirects and body. */
  totalMs?: number;
  connectMs?: number;
  headersMs?: number;
  /** Limits the decompressed body. */
  maxBytes?: number;
  resolve?: Resolve;
  /** Certificates of authorities (PEM) beside those that Node knows. */
  ca?: string;
}

interface FetchRequest {
  method?: 'GET' | 'POST';
  headers?: Record<string, string>;
  /** Credentials: no other site gets them when it is redirected to. */
  secretHeaders?: Record<string, string>;
  body?: string | Buffer;
  /** Ignores the policy's allowed networks, because a stranger chose this URL. */
  publicOnly?: boolean;
  /** Ends the exchange before its own time limit. */
  signal?: AbortSignal;
}

/** A response with any status, and its body. */
export interface FetchAnswer {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
  /** The URL that answered. */
  url: string;
  /** The new URL, when every redirect on the way there was permanent. */
  movedTo?: string;
}

export interface GuardedFetch {
  /** Throws a FetchError when the request is refused or fails; any status counts as an answer. */
  fetch(url: string, request?: FetchRequest): Promise<FetchAnswer>;
  close(): Promise<void>;
}

/**
 * Opens a fetcher that reaches only what the policy allows, and checks each redirect. The policy's networks apply to
 * the requested host only: a redirect to another host must lead to a public address.
 */
export function openGuardedFetch(options: GuardedFetchOptions): GuardedFetch {
  const { totalMs = 20_000, connectMs = 5_000, headersMs = 15_000, maxBytes = 10 * 1_024 * 1_024 } = options;
  const { policy } = options;
  // Loads undici on the first fetch; many deployments never fetch anything.
  const openAgents = async (): Promise<Agents> => {
    const [{ request }, { guardedAgent }] = await Promise.all([import('undici'), import('./guarded-agent.ts')]);
    const { resolve, ca } = options;
    const timings = { connectMs, headersMs, ...(resolve && { resolve }), ...(ca !== undefined && { ca }) };
    const open = (of: NetworkPolicy) => guardedAgent(of, timings);
    return { request, allowed: open(policy), publicOnly: open({ ...policy, allowNetworks: [] }) };
  };
  let opened: Promise<Agents> | undefined;
  const once: Exchange['once'] = async (url, { method = 'GET', headers, body, publicOnly }, signal) => {
    opened ??= openAgents();
    const agents = await opened;
    const sent = { 'user-agent': options.userAgent, 'accept-encoding': ACCEPT_ENCODING, ...headers };
    const dispatcher = publicOnly === true ? agents.publicOnly : agents.allowed;
    return agents.request(url, { method, headers: sent, body: body ?? null, dispatcher, signal });
  };
  return {
    async fetch(address, init = {}) {
      const limit = AbortSignal.timeout(totalMs);
      const signal = init.signal === undefined ? limit : AbortSignal.any([limit, init.signal]);
      const progress = { signal, hasAnswered: false };
      try {
        return await follow(address, init, { once, maxBytes, progress });
      } catch (error) {
        throw toFetchError(error, progress);
      }
    },
    async close() {
      const agents = await opened;
      await Promise.all([agents?.allowed.destroy(), agents?.publicOnly.destroy()]);
    },
  };
}

interface Agents {
  request: typeof request;
  allowed: Agent;
  publicOnly: Agent;
}

interface Exchange {
  once: (url: URL, init: FetchRequest, signal: AbortSignal) => ReturnType<typeof request>;
  maxBytes: number;
  progress: FetchProgress;
}

async function follow(address: string, init: FetchRequest, exchange: Exchange): Promise<FetchAnswer> {
  const { once, maxBytes, progress } = exchange;
  const start = checkUrl(address);
  const cookies = openFetchCookies();
  let url = start;
  let permanent = true;
  for (let redirects = 0; redirects <= REDIRECTS_MAX; redirects += 1) {
    progress.hasAnswered = false;
    const publicOnly = init.publicOnly === true || url.hostname !== start.hostname;
    const sent = { ...init, publicOnly, headers: headersFor(url, start, init, cookies.headerFor(url)) };
    const { statusCode: status, headers: raw, body } = await once(url, sent, progress.signal);
    progress.hasAnswered = true;
    const headers = flat(raw);
    const next = REDIRECTS.has(status) && init.method !== 'POST' ? headers.location : undefined;
    if (next === undefined) {
      const read = await readBody(body as Readable, headers['content-encoding'], maxBytes);
      const moved = redirects > 0 && permanent;
      return { status, headers, body: read, url: url.href, ...(moved && { movedTo: url.href }) };
    }
    // A redirect's body is discarded, so its errors do not matter.
    body.on('error', () => undefined).destroy();
    await cookies.keep(raw['set-cookie'], url);
    permanent &&= status === 301 || status === 308;
    url = checkUrl(redirectTarget(next, url));
  }
  throw new FetchError('too_many_redirects', `There were more than ${REDIRECTS_MAX} redirects.`);
}

/** The secret ones go to the site that was asked for, also once it has moved to https. */
function headersFor(url: URL, start: URL, init: FetchRequest, cookie: string | undefined): Record<string, string> {
  const isSameSite = url.origin === start.origin || (url.protocol === 'https:' && url.host === start.host);
  const { cookie: ownCookie, ...secret } = isSameSite ? (init.secretHeaders ?? {}) : {};
  const all = [ownCookie, cookie].filter((each) => each !== undefined).join('; ');
  return { ...init.headers, ...secret, ...(all !== '' && { cookie: all }) };
}

function flat(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]],
    ),
  );
}

/** The User-Agent header: product, version and where to learn more. */
export function userAgent(publicUrl: string | undefined): string {
  return `Newswire/${runningVersion()} (+${publicUrl ?? 'feed reader'})`;
}
