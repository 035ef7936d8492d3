import { waitFor } from './wait-for.ts';

/** Test code reads answers without types; tests assert the contract field by field. */
// biome-ignore lint/suspicious/noExplicitAny: a test that reads a wrong field fails by itself
type Json = any;

interface Answer {
  status: number;
  headers: Headers;
  body: Json;
}

export interface Api {
  get(path: string): Promise<Answer>;
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Answer>;
  put(path: string, body: unknown, headers?: Record<string, string>): Promise<Answer>;
  patch(path: string, body: unknown, headers?: Record<string, string>): Promise<Answer>;
  delete(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  /** Sends a body unchanged. */
  send(method: string, path: string, body: string | Buffer, headers: Record<string, string>): Promise<Answer>;
  /** Publishes one story and waits until its submission is finished. */
  publish(story: Record<string, unknown>): Promise<Json>;
  /** Waits until a submission is finished. */
  finished(submissionId: string): Promise<Json>;
}

export function createApi(url: string, key: string | undefined): Api {
  const call = async (method: string, path: string, init: RequestInit = {}): Promise<Answer> => {
    const headers = { ...(key && { Authorization: `Bearer ${key}` }), ...(init.headers as Record<string, string>) };
    const response = await fetch(`${url}/api/v1${path}`, { ...init, method, headers });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text === '' ? undefined : JSON.parse(text) };
  };
  const json = (method: string, path: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> =>
    call(method, path, {
      headers: { 'Content-Type': 'application/json', ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  const api: Api = {
    get: (path) => call('GET', path),
    post: (path, body, headers) => json('POST', path, body, headers),
    put: (path, body, headers) => json('PUT', path, body, headers),
    patch: (path, body, headers) => json('PATCH', path, body, headers),
    delete: (path, body, headers) => json('DELETE', path, body, headers),
    send: (method, path, body, headers) => call(method, path, { body, headers }),
    async publish(story) {
      const { status, body } = await api.post('/stories', story);
      if (status !== 202) throw new Error(`publishing answered ${status}: ${JSON.stringify(body)}`);
      return api.finished(body.id);
    },
    finished: (submissionId) =>
      waitFor(`submission ${submissionId} is finished`, async () => {
        const { status, body } = await api.get(`/submissions/${submissionId}`);
        // A busy server says so, and the answer comes later.
        if (status === 503) return false;
        const announced = body.status !== 'published' || body.receipt.announced;
        return body.status !== 'queued' && announced && body;
      }),
  };
  return api;
}
