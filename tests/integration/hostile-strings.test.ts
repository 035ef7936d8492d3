import { XMLValidator } from 'fast-xml-parser';
import { io } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OPERATIONS } from '../../server/http/reference/openapi.ts';
import type { Operation } from '../../server/http/reference/operation.ts';
import { HOSTILE, type HostileRequest, hostileRequests } from '../fuzz/hostile-requests.ts';
import { openCommenter } from '../helpers/commenter.ts';
import { openWorld, type World } from '../helpers/world.ts';

/** What takes all work away from the others. */
const LEFT_OUT = /pause|drain/i;
const calls = OPERATIONS.filter(({ id, path }) => !LEFT_OUT.test(id) && !LEFT_OUT.test(path));
const AT_ONCE = 8;

let world: World;
let known: string;
let addresses = 0;

beforeAll(async () => {
  world = await openWorld({
    env: { NEWSWIRE_TRUST_PROXY: '1', NEWSWIRE_KEY_REQUESTS: '100000', NEWSWIRE_BACKLOG: '100000' },
  });
  known = (await world.api().publish({ headline: 'Known', topics: ['Known'] })).storyId;
});
afterAll(() => world.close());

/** Each from an address of its own, so that no limit answers in the place of what is asked. */
function from(): string {
  addresses += 1;
  return `10.${addresses >> 16}.${(addresses >> 8) & 255}.${addresses & 255}`;
}

interface Answer {
  status: number;
  type: string;
  text: string;
}

async function send(request: Pick<HostileRequest, 'method' | 'address' | 'headers' | 'body'>): Promise<Answer> {
  const abort = new AbortController();
  const answer = await fetch(world.url() + request.address, {
    method: request.method,
    redirect: 'manual',
    signal: abort.signal,
    headers: { 'X-Forwarded-For': from(), Authorization: `Bearer ${world.config.adminKey}`, ...request.headers },
    ...(request.body !== undefined && { body: request.body }),
  });
  const type = answer.headers.get('content-type') ?? '';
  const isEndless = /event-stream/.test(type);
  if (isEndless) abort.abort();
  const bytes = isEndless ? Buffer.alloc(0) : Buffer.from(await answer.arrayBuffer());
  return { status: answer.status, type, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
}

/** What is wrong with an answer; undefined when nothing is. */
function fault({ status, type, text }: Answer): string | undefined {
  if (status >= 500 && status !== 501) return `${status} ${text.slice(0, 200)}`;
  if (/\bjson\b/.test(type) && !/ndjson/.test(type) && text !== '') {
    const parsed: unknown = JSON.parse(text);
    if (!JSON.stringify(parsed).isWellFormed() || /\\ud[89a-f]/i.test(text))
      return `half a pair in ${text.slice(0, 200)}`;
  }
  if (/xml/.test(type) && XMLValidator.validate(text) !== true) return `no XML: ${text.slice(0, 200)}`;
  if (/xml/.test(type) && /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(text))
    return 'not allowed in XML';
  return undefined;
}

async function faultsOf(requests: HostileRequest[], headers: Record<string, string> = {}): Promise<string[]> {
  const faults: string[] = [];
  const waiting = [...requests];
  const work = async (): Promise<void> => {
    for (let request = waiting.pop(); request; request = waiting.pop()) {
      const answer = await send({ ...request, headers: { ...request.headers, ...headers } });
      const wrong = fault(answer);
      if (wrong !== undefined) faults.push(`${request.about}: ${wrong}`);
      else if (request.isUnstorable && answer.status < 300)
        faults.push(`${request.about}: was taken (${answer.status})`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return faults;
}

/** Parameters that nothing stores: they are looked for, and not found. */
const ONLY_LOOKED_FOR = /^(getTopicPage|getStoryPage|getFrontPage)/;

describe('every string of every call', () => {
  test.each(calls.map((operation) => [operation.id, operation] as [string, Operation]))(
    '%s answers every hostile string by its rule',
    async (_, operation) => {
      const commenter =
        operation.who === 'reader' ? await openCommenter(world.url(), `Reader ${addresses}`, from()) : undefined;
      const requests = [...hostileRequests(operation, known)];
      const sent = requests.map((request) => ({
        ...request,
        isUnstorable: request.isUnstorable && !ONLY_LOOKED_FOR.test(operation.id),
      }));
      expect(await faultsOf(sent, commenter && { Cookie: commenter.cookie })).toEqual([]);
    },
  );

  test('the walk reaches bodies, queries and paths', () => {
    const all = calls.flatMap((operation) => [...hostileRequests(operation, known)]);
    expect(all.length).toBeGreaterThan(1_000);
    for (const place of ['body .headline', 'query q', 'path id', 'header Idempotency-Key']) {
      expect(
        all.some(({ about }) => about.includes(place)),
        place,
      ).toBe(true);
    }
  });
});

test('addresses that are in no reference answer hostile parts, too', async () => {
  const { body: feed } = await world.api().post('/feeds', { url: 'https://feeds.example/hostile' });
  const parts = [
    '%00',
    'a%00b',
    '%ED%A0%80',
    '%',
    '%ff',
    encodeURIComponent(HOSTILE['turned text'] ?? ''),
    '%F0%90%8C%B0',
  ];
  const addresses = parts.flatMap((part) => [
    ...[`/topic/${part}`, `/story/${part}`, `/story/${known}/${part}`, `/?q=${part}`, `/?any=${part}`, `/${part}`],
    ...[`/websub/${feed.id}/${part}`, `/websub/${part}/x`, `/oembed?url=${part}`, `/ops/${part}`, `/embed.js?${part}`],
  ]);
  for (const address of addresses) {
    const answer = await send({ method: 'GET', address, headers: { Accept: 'text/html,*/*' } });
    expect([address, fault(answer)]).toEqual([address, undefined]);
  }
});

test('in a batch, only the story with the hostile string is refused, and by name', async () => {
  const stories = [
    { headline: 'One' },
    { headline: 'a\0' },
    { headline: 'Two', byline: '\ud800' },
    { headline: 'Three' },
  ];
  const { status, body } = await world.api().post('/stories', stories);
  expect(status).toBe(202);
  expect(body).toMatchObject({ accepted: 2, rejected: 2 });
  expect(body.errors).toEqual([
    {
      index: 1,
      code: 'validation_failed',
      detail: expect.any(String),
      errors: [rule('headline', 'the character U+0000')],
    },
    {
      index: 2,
      code: 'validation_failed',
      detail: expect.any(String),
      errors: [rule('byline', 'half of a surrogate pair')],
    },
  ]);
});

function rule(field: string, what: string) {
  return { field, rule: 'character', detail: `must not contain ${what}` };
}

test('a rejected story with an unheard-of field is kept with its reason, whatever the field is called', async () => {
  const { status, body } = await world.api().post('/stories', { headline: 'a', 'x\0\ud800': 1 });
  expect(status).toBe(422);
  const { body: kept } = await world.api().get(body.instance.replace('/api/v1', ''));
  expect(kept).toMatchObject({ status: 'rejected', reason: 'x\ufffd\ufffd is not a known field' });
  const lines = await world.api().send('POST', '/stories', '{"headline": \0}\n{"headline":"x"}', {
    'Content-Type': 'application/x-ndjson',
  });
  expect(lines).toMatchObject({ status: 202, body: { accepted: 1, rejected: 1 } });
});

test('an unheard-of number of fields is refused in a small answer', async () => {
  const body = JSON.stringify(Object.fromEntries(Array.from({ length: 400_000 }, (_, index) => [`key ${index}`, 0])));
  for (const [method, path] of [
    ['PUT', '/api/v1/push/subscriptions'],
    ['POST', '/api/v1/stories'],
    ['POST', '/api/v1/me'],
  ]) {
    const answer = await send({
      method: method ?? '',
      address: path ?? '',
      headers: { 'Content-Type': 'application/json' },
      body,
    });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(answer.text.length).toBeLessThan(10_000);
  }
});

test('sockets refuse hostile strings by name, and go on', async () => {
  const socket = io(world.url(), { transports: ['websocket'], forceNew: true });
  for (const [name, text] of Object.entries(HOSTILE)) {
    const isUnstorable = name === 'nul' || name.startsWith('lone');
    for (const [event, request] of [
      ['follow', { filter: { any: [text] } }],
      ['follow', { filter: { q: text } }],
      ['follow', { filter: {}, since: text }],
      ['watch', { storyId: text }],
      ['unfollow', { channel: text }],
      ['follow', { [text]: text }],
    ] as const) {
      const answer = await socket.emitWithAck(event, request);
      expect(JSON.stringify(answer).isWellFormed()).toBe(true);
      expect(answer.code, `${event} ${name}`).not.toBe('unavailable');
      if (isUnstorable) expect(answer.ok, `${event} ${name}`).toBe(false);
    }
  }
  const many = Object.fromEntries(Array.from({ length: 3_000 }, (_, index) => [`key ${index}`, 0]));
  expect(JSON.stringify(await socket.emitWithAck('follow', { filter: many })).length).toBeLessThan(1_000);
  expect(await socket.emitWithAck('follow', { filter: {} })).toMatchObject({ ok: true });
  socket.disconnect();
});

describe('stories whose letters lie across every limit', () => {
  const LETTERS = ['𐌰', '𠮷', 'e\u0301', '👨‍👩‍👧‍👦', 'क्षि', '\u202e𐌰'];
  /** Limits of slugs and words, of headlines in JSON-LD, of excerpts, pushes and summaries. */
  const LIMITS = [64, 80, 110, 150, 200, 240, 280, 400, 1_000];
  const headlines = [
    `首相${'東'.repeat(61)}𠮷野家の会長が辞任`,
    `${'a'.repeat(63)}𐌰𐌰 tail`,
    ...LIMITS.flatMap((limit) =>
      LETTERS.map((letter, index) => `${(index % 2 === 0 ? 'a' : '東').repeat(limit - 1 - (index % 3))}${letter} tail`),
    ),
  ].filter((headline) => headline.length <= 1_000);
  let ids: string[] = [];

  beforeAll(async () => {
    const stories = headlines.map((headline, index) => ({
      ...{ headline, summary: `${index} ${headline}`.slice(0, 900).toWellFormed(), body: `${index} ${headline}` },
      ...{
        byline: [...headline].slice(0, 200).join(''),
        topics: [[...headline].slice(0, 80).join('')],
        externalId: headline.slice(0, 400).toWellFormed(),
      },
    }));
    const { body } = await world.api().post('/stories', stories);
    expect(body.rejected).toBe(0);
    const done = await Promise.all(body.submissions.map(({ id }: { id: string }) => world.api().finished(id)));
    ids = done.map(({ storyId }) => storyId);
    expect(done.filter(({ status }) => status !== 'published')).toEqual([]);
  });

  test.each([
    '/',
    '/feed.rss?limit=100',
    '/feed.atom?limit=100',
    '/feed.json?limit=100',
    '/sitemap-news.xml',
    '/sitemap-topics.xml',
    '/api/v1/stories?limit=100',
    '/api/v1/stories?sort=top',
    '/api/v1/topics?limit=100',
    '/api/v1/export',
  ])('%s is sound', async (address) => {
    const answer = await send({ method: 'GET', address, headers: { Accept: 'text/html,*/*' } });
    expect(answer.status).toBe(200);
    expect(fault(answer)).toBeUndefined();
    if (/sitemap-news|limit=100/.test(address) && !address.includes('topics')) {
      for (const id of ids) expect(answer.text).toContain(id);
    }
  });

  test('each has a page, an oEmbed, a story and a topic that can be reached', async () => {
    for (const id of ids) {
      const { body: story } = await world.api().get(`/stories/${id}`);
      expect(JSON.stringify(story).isWellFormed()).toBe(true);
      const moved = await send({ method: 'GET', address: `/story/${id}/x`, headers: { Accept: 'text/html' } });
      expect(moved.status).toBe(301);
      const url = encodeURIComponent(`${world.url()}/story/${id}`);
      for (const address of [
        `/story/${id}`,
        `/oembed?url=${url}`,
        ...story.topics.map(({ slug }: { slug: string }) => `/topic/${encodeURIComponent(slug)}`),
      ]) {
        const answer = await send({ method: 'GET', address, headers: { Accept: 'text/html,*/*' } });
        expect([address, answer.status, fault(answer)]).toEqual([address, 200, undefined]);
      }
    }
  });

  test('they are found by their words', async () => {
    const { body } = await world.api().get(`/stories?q=${encodeURIComponent(`${'a'.repeat(63)}𐌰𐌰`)}`);
    expect(body.stories.map(({ headline }: { headline: string }) => headline)).toContain(headlines[1]);
  });
});
