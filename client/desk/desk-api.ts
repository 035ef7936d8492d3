import { cutText } from '../../shared/domain/cut-text.ts';
import { encodePart } from '../../shared/domain/well-formed.ts';
import type { OwnDesk, OwnFeeds, Preview } from '../../shared/wire/desk-schema.ts';
import type {
  Problem,
  StoryAnswer,
  Submission,
  SubmissionAccepted,
  SubmissionsPage,
  TopicsAnswer,
} from '../../shared/wire/http-shapes.ts';
import type { SubmissionStatus } from '../../shared/wire/query-schema.ts';
import { HttpFailure, retryAfterSeconds } from '../net/http-client.ts';

const PREFIX_MAX = 80;

/** A refusal; `status` 0 means that no answer came at all. */
export class DeskFailure extends HttpFailure {
  override readonly name = 'DeskFailure';
}

interface Call {
  method?: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  body?: unknown;
  /** Makes a change safe to repeat. */
  once?: string;
  signal?: AbortSignal;
}

/** Calls our API with this key; nothing but the header carries it. */
async function call<T>(key: string, path: string, { method = 'GET', body, once, signal }: Call = {}): Promise<T> {
  const headers = {
    accept: 'application/json',
    authorization: `Bearer ${key}`,
    ...(body !== undefined && { 'content-type': 'application/json' }),
    ...(once !== undefined && { 'idempotency-key': once }),
  };
  const sent = body === undefined ? null : JSON.stringify(body);
  const response = await fetch(`/api/v1${path}`, { method, headers, body: sent, signal: signal ?? null }).catch(() => {
    signal?.throwIfAborted();
    throw new DeskFailure(0, 'The server does not answer. Nothing is lost; try again.');
  });
  if (response.ok) return (await response.json()) as T;
  const problem: Partial<Problem> = await response.json().catch(() => ({}));
  throw new DeskFailure(response.status, problem.detail ?? response.statusText, {
    code: problem.code,
    fields: problem.errors,
    retryAfterSeconds: retryAfterSeconds(response),
  });
}

/** Everything that the desk asks of the API, for one key. */
export function deskApi(key: string) {
  return {
    own: () => call<OwnDesk>(key, '/publishers/me'),
    feeds: () => call<OwnFeeds>(key, '/publishers/me/feeds'),
    preview: (story: object, signal: AbortSignal) =>
      call<Preview>(key, '/preview', { method: 'POST', body: story, signal }),
    // What is too long to be a topic completes nothing more than its beginning does.
    topics: (prefix: string) =>
      call<TopicsAnswer>(key, `/topics?limit=8&prefix=${encodePart(cutText(prefix, PREFIX_MAX))}`),
    publish: (story: object, once: string) =>
      call<SubmissionAccepted>(key, '/stories', { method: 'POST', body: story, once }),
    correct: (id: string, patch: object, once: string) =>
      call<SubmissionAccepted>(key, `/stories/${id}`, { method: 'PATCH', body: patch, once }),
    retract: (id: string, reason: string, once: string) =>
      call<SubmissionAccepted>(key, `/stories/${id}`, { method: 'DELETE', body: { reason }, once }),
    story: (id: string) => call<StoryAnswer>(key, `/stories/${id}`),
    submission: (id: string) => call<Submission>(key, `/submissions/${id}`),
    submissions: (status: SubmissionStatus | undefined, before: string | undefined) => {
      const query = new URLSearchParams({ limit: '20', ...(status && { status }), ...(before && { before }) });
      return call<SubmissionsPage>(key, `/submissions?${query}`);
    },
  };
}

export type DeskApi = ReturnType<typeof deskApi>;
