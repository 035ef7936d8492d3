import type { Readable } from 'node:stream';
import type { Agent, request } from 'undici';
import { cutText } from '../../domain/cut-text.ts';
import { checkUrl, type NetworkPolicy } from './address-guard.ts';
import { FetchError } from './fetch-error.ts';
import type { Resolve } from './guarded-agent.ts';
import { readLimited } from './read-limited.ts';

const REDIRECTS_MAX = 5;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

export interface GuardedFetchOptions {
  policy: NetworkPolicy;
  userAgent: string;
  /** For the whole exchange, redirects and body included. */
  totalMs?: number;
  connectMs?: number;
  headersMs?: number;
  /** Of the decompressed body. */
  maxBytes?: number;
  resolve?: Resolve;
}

interface FetchRequest {
  method?: 'GET' | 'POST';
  headers?: Record<string, string>;
  body?: string | Buffer;
  /** Leaves out the networks that the policy allows: the address was named by a stranger. */
  publicOnly?: boolean;
}

/** An answer of whatever status, with its body. */
export interface FetchAnswer {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
  /** The address that answered. */
  url: string;
  /** Where the address has moved for good, when every redirect on the way there was permanent. */
  movedTo?: string;
}

export interface GuardedFetch {
  /** Throws a FetchError when the request is refused or fails; every status is an answer. */
  fetch(url: string, request?: FetchRequest): Promise<FetchAnswer>;
  close(): Promise<void>;
}

/**
 * Opens a fetcher that reaches only what the policy allows, and checks each redirect. The networks of the policy are for
 * the host that was asked for: a redirect to another host may lead to public addresses alone.
 */
export function openGuardedFetch(options: GuardedFetchOptions): GuardedFetch {
  const { totalMs = 20_000, connectMs = 5_000, headersMs = 15_000, maxBytes = 10 * 1_024 * 1_024 } = options;
  const { resolve, policy } = options;
  // undici is loaded when something is first fetched: many wires fetch nothing.
  const openAgents = async (): Promise<Agents> => {
    const [{ request }, { guardedAgent }] = await Promise.all([import('undici'), import('./guarded-agent.ts')]);
    const open = (of: NetworkPolicy) => guardedAgent(of, { connectMs, headersMs, ...(resolve && { resolve }) });
    return { request, allowed: open(policy), publicOnly: open({ ...policy, allowNetworks: [] }) };
  };
  let opened: Promise<Agents> | undefined;
  const once: Exchange['once'] = async (url, { method = 'GET', headers, body, publicOnly }, signal) => {
    opened ??= openAgents();
    const agents = await opened;
    const sent = { 'user-agent': options.userAgent, 'accept-encoding': 'gzip, deflate, br', ...headers };
    const dispatcher = publicOnly === true ? agents.publicOnly : agents.allowed;
    return agents.request(url, { method, headers: sent, body: body ?? null, dispatcher, signal });
  };
  return {
    async fetch(address, init = {}) {
      const signal = AbortSignal.timeout(totalMs);
      try {
        return await follow(address, init, { once, maxBytes, signal });
      } catch (error) {
        throw toFetchError(error, signal);
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
  signal: AbortSignal;
}

async function follow(address: string, init: FetchRequest, { once, maxBytes, signal }: Exchange): Promise<FetchAnswer> {
  let url = checkUrl(address);
  const { hostname } = url;
  const { publicOnly = false } = init;
  let permanent = true;
  for (let redirects = 0; redirects <= REDIRECTS_MAX; redirects += 1) {
    const {
      statusCode: status,
      headers: raw,
      body,
    } = await once(url, { ...init, publicOnly: publicOnly || url.hostname !== hostname }, signal);
    const headers = flat(raw);
    const next = REDIRECTS.has(status) && init.method !== 'POST' ? headers.location : undefined;
    if (next === undefined) {
      const read = await readLimited(body as Readable, headers['content-encoding'], maxBytes);
      const moved = redirects > 0 && permanent;
      return { status, headers, body: read, url: url.href, ...(moved && { movedTo: url.href }) };
    }
    // The body of a redirect is thrown away, so nobody wants to know how that went.
    body.on('error', () => undefined).destroy();
    permanent &&= status === 301 || status === 308;
    url = checkUrl(URL.canParse(next, url.href) ? new URL(next, url.href).href : next);
  }
  throw new FetchError('too_many_redirects', `There were more than ${REDIRECTS_MAX} redirects.`);
}

function flat(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]],
    ),
  );
}

function toFetchError(error: unknown, signal: AbortSignal): FetchError {
  if (error instanceof FetchError) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (signal.aborted || /TIMEOUT|ETIMEDOUT/.test(code)) {
    return new FetchError('timeout', 'The server did not answer in time.', { cause: error });
  }
  const what = error instanceof Error ? error.message : String(error);
  return new FetchError('network', `The server could not be reached: ${cutText(what, 300)}`, { cause: error });
}
