import type { Api } from './api.ts';

type Answer = Awaited<ReturnType<Api['get']>>;

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0';

/** A browser without a page: the API with its own cookies. */
export interface TestDevice {
  cookies: Map<string, string>;
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  /** Syncs from a version on. */
  sync(since: number, items?: unknown[], more?: object): Promise<Answer>;
}

/** Opens a browser; `address` is the apparent client address for a server behind one proxy. */
export function openTestDevice(url: string, address = '203.0.113.7'): TestDevice {
  const cookies = new Map<string, string>();
  const device: TestDevice = {
    cookies,
    async call(method, path, body, headers = {}) {
      const response = await fetch(`${url}/api/v1${path}`, {
        method,
        ...(body !== undefined && { body: JSON.stringify(body) }),
        headers: {
          Cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
          'X-Forwarded-For': address,
          'Content-Type': 'application/json',
          'User-Agent': FIREFOX,
          ...headers,
        },
      });
      const text = await response.text();
      const { status, headers: answered } = response;
      for (const line of answered.getSetCookie()) {
        const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=');
        if (value === '') cookies.delete(name);
        else cookies.set(name, value);
      }
      const isJson = /\bjson\b/.test(answered.get('content-type') ?? '') && text !== '';
      return { status, headers: answered, body: isJson ? JSON.parse(text) : undefined };
    },
    sync: (since, items = [], more = {}) => device.call('POST', '/reader/sync', { since, items, ...more }),
  };
  return device;
}
