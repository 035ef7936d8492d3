import type { Api } from './api.ts';
import { createApi } from './api.ts';

type Answer = Awaited<ReturnType<Api['get']>>;

/** A commenter: the API with its own cookie. */
export interface TestCommenter {
  id: string;
  /** The cookie as a browser would send it. */
  cookie: string;
  /** The Set-Cookie header from the server. */
  setCookie: string;
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  write(storyId: string, text: string, more?: Record<string, unknown>): Promise<Answer>;
}

/** Chooses a name; `address` is the apparent client address for a server behind one proxy. */
export async function openCommenter(url: string, name: string, address = '203.0.113.7'): Promise<TestCommenter> {
  const api = createApi(url, undefined);
  const from = { 'X-Forwarded-For': address };
  const made = await api.post('/me', { name }, from);
  if (made.status !== 201) throw new Error(`choosing a name answered ${made.status}: ${JSON.stringify(made.body)}`);
  const setCookie = made.headers.get('set-cookie') ?? '';
  const cookie = setCookie.split(';')[0] ?? '';
  const call: TestCommenter['call'] = (method, path, body, headers = {}) =>
    api.send(method, path, body === undefined ? '' : JSON.stringify(body), {
      Cookie: cookie,
      ...from,
      'Content-Type': 'application/json',
      ...headers,
    });
  return {
    id: made.body.me.id,
    cookie,
    setCookie,
    call,
    write: (storyId, text, more = {}) => call('POST', `/stories/${storyId}/comments`, { text, ...more }),
  };
}
