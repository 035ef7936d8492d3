/** Where the server is, and who asks. */
export interface ConnectionOptions {
  /** The server's address, such as `https://news.example`; with its path, if it is mounted under one. */
  url: string | URL;
  /** An API key; reading needs none. */
  key?: string;
  /** How often a call that failed for the moment is made, at most; 5 by default. */
  attempts?: number;
  /** Used instead of the global `fetch`, for proxies and tests. */
  fetch?: typeof fetch;
}

/** A checked connection. */
export interface Connection {
  /** The address of the API, without a slash at its end. */
  readonly api: string;
  readonly key: string | undefined;
  readonly attempts: number;
  readonly fetch: typeof fetch;
}

const ATTEMPTS = 5;

/** Checks the options; throws a `TypeError` that names what is wrong. */
export function toConnection({ url, key, attempts = ATTEMPTS, fetch: own }: ConnectionOptions): Connection {
  if (!URL.canParse(String(url))) throw new TypeError('url must be an address such as https://news.example');
  const { protocol, origin, pathname } = new URL(url);
  if (protocol !== 'https:' && protocol !== 'http:') throw new TypeError('url must begin with https:// or http://');
  if (!Number.isInteger(attempts) || attempts < 1) throw new TypeError('attempts must be a whole number from 1');
  // Browsers refuse a `fetch` that is called as a method of something else.
  const send: typeof fetch = own ?? ((input, init) => globalThis.fetch(input, init));
  return { api: `${origin}${withoutSlash(pathname)}/api/v1`, key, attempts, fetch: send };
}

function withoutSlash(path: string): string {
  return path.endsWith('/') ? path.slice(0, -1) : path;
}
