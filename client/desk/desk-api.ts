import type { OwnDesk, OwnFeeds, Preview } from '../../shared/contract/desk-schema.ts';
import type { FeedsFound } from '../../shared/contract/feed-discovery.ts';
import type {
  Feed,
  Problem,
  StoryAnswer,
  Submission,
  SubmissionAccepted,
  SubmissionsPage,
  TopicsAnswer,
} from '../../shared/contract/http-shapes.ts';
import type { OwnPerson } from '../../shared/contract/person-shapes.ts';
import type { SubmissionsQuery } from '../../shared/contract/query-schema.ts';
import type { Reach } from '../../shared/contract/reach-shapes.ts';
import type { SubmissionChanged } from '../../shared/contract/submission-changed.ts';
import { cutText } from '../../shared/domain/cut-text.ts';
import { encodePart } from '../../shared/domain/well-formed.ts';
import { HttpFailure, keyHeader, retryAfterSeconds } from '../net/http-client.ts';
import type { Call } from './api-call.ts';
import { deskTexts } from './desk-texts.ts';
import { draftCalls } from './drafts/draft-calls.ts';
import { coverageCalls } from './live/coverage-calls.ts';

const PREFIX_MAX = 80;
const FEEDS = '/publishers/me/feeds';

/** How a story is sent: once under this key, and with the draft that ends with it. */
export interface Sent {
  once: string;
  draftId?: string | undefined;
}

/** A request that failed; `status` 0 means that there was no answer. */
export class DeskFailure extends HttpFailure {
  override readonly name = 'DeskFailure';
}

/** Calls the API with this key, which is sent in the authorization header only; without one, in the session. */
async function call<T>(
  key: string | undefined,
  path: string,
  { method = 'GET', body, once, signal }: Call = {},
): Promise<T> {
  const headers = {
    accept: 'application/json',
    ...keyHeader(key),
    ...(body !== undefined && { 'content-type': 'application/json' }),
    ...(once !== undefined && { 'idempotency-key': once }),
  };
  const sent = body === undefined ? null : JSON.stringify(body);
  const response = await fetch(`/api/v1${path}`, { method, headers, body: sent, signal: signal ?? null }).catch(() => {
    signal?.throwIfAborted();
    throw new DeskFailure(0, deskTexts.lost);
  });
  if (response.ok) return (response.status === 204 ? undefined : await response.json()) as T;
  const problem: Partial<Problem> = await response.json().catch(() => ({}));
  throw new DeskFailure(response.status, problem.detail ?? response.statusText, {
    code: problem.code,
    fields: problem.errors,
    retryAfterSeconds: retryAfterSeconds(response),
  });
}

/** The desk's API calls, with a key or with the session of a person who signed in by passkey. */
export function deskApi(key: string | undefined) {
  return {
    own: () => call<OwnDesk>(key, '/publishers/me'),
    signedIn: () => call<OwnPerson>(key, '/people/me'),
    endSession: () => call<undefined>(key, '/people/me/session', { method: 'DELETE' }),
    feeds: () => call<OwnFeeds>(key, FEEDS),
    findFeeds: (url: string) => call<FeedsFound>(key, `${FEEDS}/discover`, { method: 'POST', body: { url } }),
    addFeed: (url: string) => call<Feed>(key, FEEDS, { method: 'POST', body: { url } }),
    removeFeed: (id: string) => call<undefined>(key, `${FEEDS}/${id}`, { method: 'DELETE' }),
    preview: (story: object, signal: AbortSignal) =>
      call<Preview>(key, '/preview', { method: 'POST', body: story, signal }),
    reach: (story: object) => call<Reach>(key, '/stories/preview', { method: 'POST', body: story }),
    // A longer prefix matches no topic anyway.
    topics: (prefix: string) =>
      call<TopicsAnswer>(key, `/topics?limit=8&prefix=${encodePart(cutText(prefix, PREFIX_MAX))}`),
    publish: (story: object, sent: Sent) =>
      call<SubmissionAccepted>(key, `/stories${ending(sent)}`, { method: 'POST', body: story, once: sent.once }),
    correct: (id: string, patch: object, sent: Sent) =>
      call<SubmissionAccepted>(key, `/stories/${id}${ending(sent)}`, { method: 'PATCH', body: patch, once: sent.once }),
    retract: (id: string, reason: string, once: string) =>
      call<SubmissionAccepted>(key, `/stories/${id}`, { method: 'DELETE', body: { reason }, once }),
    story: (id: string) => call<StoryAnswer>(key, `/stories/${id}`),
    submission: (id: string) => call<Submission>(key, `/submissions/${id}`),
    changeHeld: (id: string, patch: object) =>
      call<SubmissionChanged>(key, `/submissions/${id}`, { method: 'PATCH', body: patch }),
    cancelHeld: (id: string, reason: string) =>
      call<Submission>(key, `/submissions/${id}`, { method: 'DELETE', body: reason === '' ? {} : { reason } }),
    approveFlash: (id: string, version: number) =>
      call<Submission>(key, `/submissions/${id}/approve`, { method: 'POST', body: { version } }),
    refuseFlash: (id: string, reason: string) =>
      call<Submission>(key, `/submissions/${id}/refuse`, { method: 'POST', body: { reason } }),
    submissions: (status: SubmissionsQuery['status'], before: string | undefined) => {
      const query = new URLSearchParams({ limit: '20', ...(status && { status }), ...(before && { before }) });
      return call<SubmissionsPage>(key, `/submissions?${query}`);
    },
    ...draftCalls((path, options) => call(key, path, options)),
    ...coverageCalls((path, options) => call(key, path, options)),
  };
}

function ending({ draftId }: Sent): string {
  return draftId === undefined ? '' : `?draft=${draftId}`;
}

export type DeskApi = ReturnType<typeof deskApi>;
