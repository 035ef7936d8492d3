import { randomUUID } from 'node:crypto';
import { type Asked, ask } from './ask.ts';
import { askSocket } from './ask-socket.ts';
import type { Fixtures, Visit, WorstInput } from './worst-input.ts';
import { common, DEEP_JSON, MANY_KEYS, nameOf, worstFilters } from './worst-texts.ts';

const API = '/api/v1';
const LONG_TEXT = 'A'.repeat(2_000);
const JSON_BODY = { 'Content-Type': 'application/json', 'Sec-Fetch-Site': 'same-origin' };
/** How long a stranger stays on an endless response. */
const STAYS_MS = 300;

type AskFor = (visit: Visit) => Asked;

function input(of: string, name: string, asked: AskFor): WorstInput {
  return { of, name, visit: (visit) => ask(visit, asked(visit)) };
}

/** The worst requests to the API operations that need no key, by their ids in the reference. */
export function worstRequests(fixtures: Fixtures): WorstInput[] {
  return [...lists(fixtures), ...stories(fixtures), ...transfers(fixtures), ...readers(fixtures), ...others()];
}

function lists(fixtures: Fixtures): WorstInput[] {
  const { longStory, publishers } = fixtures;
  return [
    ...worstFilters(fixtures).flatMap((query) => [
      input('listStories', `GET /stories ${nameOf(query)}`, () => ({ path: `${API}/stories?${query}&limit=100` })),
      input('countStories', `GET /stories/count ${nameOf(query)}`, () => ({ path: `${API}/stories/count?${query}` })),
    ]),
    ...['', `any=${common(50)}`, 'q=the'].map((query) =>
      input('listStories', `GET /stories sort=top ${nameOf(query)}`, () => ({
        path: `${API}/stories?sort=top&limit=100&${query}`,
      })),
    ),
    ...[`any=${common(50)}&none=even,odd`, 'q=even+odd', ''].map((query) =>
      input('listStories', `GET /stories at a minute ago ${nameOf(query)}`, () => ({
        path: `${API}/stories?at=${new Date(Date.now() - 60_000).toISOString()}&limit=100&${query}`,
      })),
    ),
    input('listTopics', 'GET /topics of all letters', () => ({ path: `${API}/topics?limit=100` })),
    input('listTopics', 'GET /topics with a prefix of most', () => ({ path: `${API}/topics?limit=100&prefix=rare-` })),
    input('listSections', 'GET /sections, a hundred with eight names each', () => ({ path: `${API}/sections` })),
    input('getTrending', 'GET /trending', () => ({ path: `${API}/trending` })),
    input('getPublisher', 'GET /publishers/:id with most stories', () => ({
      path: `${API}/publishers/${publishers[0]}`,
    })),
    input('getPublisher', 'GET /publishers/:id, one that is unknown', () => ({
      path: `${API}/publishers/${randomUUID()}`,
    })),
    input('listCorrections', 'GET /corrections from the beginning', () => ({
      path: `${API}/corrections?after=other.0`,
    })),
    input('countReadings', 'POST /readings of 100 stories', () => ({
      ...{ method: 'POST', path: `${API}/readings`, headers: JSON_BODY },
      body: JSON.stringify({ opened: readings(), informed: readings() }),
    })),
    input('getStory', 'GET /stories/:id of 450 KB', () => ({ path: `${API}/stories/${longStory}` })),
  ];
}

function readings(): object[] {
  return Array.from({ length: 50 }, () => ({ id: randomUUID(), revision: 2 }));
}

function stories({ revisedStory, discussedStory, thread, storyline, member }: Fixtures): WorstInput[] {
  return [
    input('listRevisions', 'GET /stories/:id/revisions of 41 × 450 KB', () => ({
      path: `${API}/stories/${revisedStory}/revisions?limit=100`,
    })),
    input('listComments', 'GET /stories/:id/comments, a hundred threads', () => ({
      path: `${API}/stories/${discussedStory}/comments?limit=100`,
    })),
    input('listComments', 'GET /stories/:id/comments, one thread', () => ({
      path: `${API}/stories/${discussedStory}/comments?limit=100&thread=${thread}`,
    })),
    input('getStoryline', 'GET /storylines/:id of 2,000 stories', () => ({ path: `${API}/storylines/${storyline}` })),
    input('getStorylineNews', 'GET /storylines/:id/new of 2,000 stories', () => ({
      path: `${API}/storylines/${storyline}/new?after=0&each=3&limit=6`,
    })),
    input('reportStoryline', 'POST /storylines/:id/reports', () => ({
      ...{ method: 'POST', path: `${API}/storylines/${storyline}/reports`, headers: JSON_BODY },
      body: JSON.stringify({ storyId: member, reason: 'x'.repeat(200) }),
    })),
  ];
}

/** Transfers at the reader's own speed: as much of the wire as allowed, and a reader who leaves at once. */
function transfers({ wireId, top }: Fixtures): WorstInput[] {
  const old = `${wireId}.0`;
  const almostTooOld = `${wireId}.${Math.max(0, top - 19_900)}`;
  const narrow = `any=${common(50)}&none=even,odd`;
  return [
    { ...input('exportEvents', 'GET /export, all of it', () => ({ path: `${API}/export` })), isTransfer: true },
    input('exportEvents', 'GET /export, nothing matches', () => ({ path: `${API}/export?${narrow}` })),
    input('exportEvents', 'GET /export, left at once', () => ({ path: `${API}/export?follow=true`, leaveAfterMs: 20 })),
    {
      ...input('streamEvents', 'GET /stream from an old id', () => ({
        ...{ path: `${API}/stream`, headers: { 'Last-Event-ID': almostTooOld }, leaveAfterMs: 2_000 },
      })),
      isTransfer: true,
    },
    input('streamEvents', 'GET /stream from an old id, left at once', () => ({
      ...{ path: `${API}/stream`, headers: { 'Last-Event-ID': almostTooOld }, leaveAfterMs: 20 },
    })),
    input('streamEvents', 'GET /stream from an old id, nothing matches', () => ({
      ...{ path: `${API}/stream?${narrow}`, headers: { 'Last-Event-ID': old }, leaveAfterMs: STAYS_MS },
    })),
    input('streamEvents', 'GET /stream under exclusions alone', () => ({
      ...{ path: `${API}/stream?none=even,odd`, headers: { 'Last-Event-ID': old }, leaveAfterMs: STAYS_MS },
    })),
  ];
}

function readers({ discussedStory, thread, cookies }: Fixtures): WorstInput[] {
  const cookieOf = ({ no }: Visit): Record<string, string> => ({
    ...JSON_BODY,
    Cookie: cookies[no % cookies.length] ?? '',
  });
  return [
    input('getMe', 'GET /me', (visit) => ({ path: `${API}/me`, headers: cookieOf(visit) })),
    input('chooseName', 'POST /me, a name of 320 letters', ({ no }) => ({
      ...{
        method: 'POST',
        path: `${API}/me`,
        headers: JSON_BODY,
        body: JSON.stringify({ name: `${no} ${'\u0430'.repeat(300)}` }),
      },
    })),
    input('chooseName', 'POST /me', ({ no }) => ({
      ...{
        method: 'POST',
        path: `${API}/me`,
        headers: JSON_BODY,
        body: JSON.stringify({ name: `Stranger ${no} ${randomUUID().slice(0, 8)}` }),
      },
    })),
    input('writeComment', 'POST /stories/:id/comments', (visit) => ({
      ...{ method: 'POST', path: `${API}/stories/${discussedStory}/comments`, headers: cookieOf(visit) },
      body: JSON.stringify({ text: `${visit.no} ${LONG_TEXT}`.slice(0, 2_000), parentId: thread }),
    })),
    input('editComment', "PATCH /comments/:id, somebody else's", (visit) => ({
      ...{
        method: 'PATCH',
        path: `${API}/comments/${thread}`,
        headers: cookieOf(visit),
        body: JSON.stringify({ text: LONG_TEXT }),
      },
    })),
    input('deleteComment', "DELETE /comments/:id, somebody else's", (visit) => ({
      ...{ method: 'DELETE', path: `${API}/comments/${thread}`, headers: cookieOf(visit) },
    })),
    input('reportComment', 'POST /comments/:id/report', () => ({
      ...{
        method: 'POST',
        path: `${API}/comments/${thread}/report`,
        headers: JSON_BODY,
        body: JSON.stringify({ reason: 'x'.repeat(200) }),
      },
    })),
    input('getPushKey', 'GET /push/key', () => ({ path: `${API}/push/key` })),
    input('putPushSubscription', 'PUT /push/subscriptions, 32 rules', ({ no }) => ({
      ...{ method: 'PUT', path: `${API}/push/subscriptions`, headers: JSON_BODY, body: subscription(no) },
    })),
    ...(
      [
        ['4,000 unknown keys', MANY_KEYS],
        ['30,000 levels', DEEP_JSON],
      ] as const
    ).map(([name, body]) =>
      input('putPushSubscription', `PUT /push/subscriptions, ${name}`, () => ({
        ...{ method: 'PUT', path: `${API}/push/subscriptions`, headers: JSON_BODY, body },
      })),
    ),
    input('deletePushSubscription', 'DELETE /push/subscriptions', ({ no }) => ({
      ...{ method: 'DELETE', path: `${API}/push/subscriptions`, headers: JSON_BODY },
      body: JSON.stringify({ endpoint: `https://fcm.googleapis.com/fcm/send/${no}` }),
    })),
  ];
}

/** The base point of the curve P-256, which is publicly known and a valid key. */
const P256_BASE_POINT = 'BGsX0fLhLEJH-Lzm5WOkQPJ3A32BLeszoPShOUXYmMKWT-NC4v4af5uO5-tKfA-eFivOM1drMV7Oy7ZAaDe_UfU';

/** As large as allowed: each rule has its own topics. */
function subscription(no: number): string {
  const rules = Array.from({ length: 32 }, (_, rule) => ({
    name: `Rule ${rule}`,
    filter: { any: Array.from({ length: 50 }, (_topic, index) => `topic-${no}-${rule}-${index}`) },
    level: 'all',
  }));
  const keys = { p256dh: P256_BASE_POINT, auth: 'a'.repeat(22) };
  return JSON.stringify({ endpoint: `https://fcm.googleapis.com/fcm/send/${no}`, keys, rules });
}

function others(): WorstInput[] {
  const wrongKey = { Authorization: `Bearer nw_${'x'.repeat(43)}`, 'Content-Type': 'application/json' };
  return [
    input('isAlive', 'GET /livez', () => ({ path: '/livez' })),
    input('isReady', 'GET /readyz', () => ({ path: '/readyz' })),
    input('readInstallation', 'GET /installation', () => ({ path: `${API}/installation` })),
    input('getMetrics', 'GET /metrics', () => ({ path: '/metrics' })),
    input('getOpenApi', 'GET /openapi.json', () => ({ path: `${API}/openapi.json` })),
    input('getAsyncApi', 'GET /asyncapi.json', () => ({ path: `${API}/asyncapi.json` })),
    input('getDocs', 'GET /docs', () => ({ path: `${API}/docs/` })),
    input('a wrong key', 'POST /stories with a wrong key', () => ({
      ...{ method: 'POST', path: `${API}/stories`, headers: wrongKey, body: '[]' },
    })),
    {
      of: 'a wrong key',
      name: 'a socket that asks what nobody knows',
      visit: (visit) => askSocket(visit, { requests: [['nothing', {}]], stays: false }),
    },
  ];
}
