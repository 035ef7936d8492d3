import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DEMO_STORIES } from './demo-stories.ts';
import { DEMO_PUBLISHERS, runNewsroom } from './newsroom.ts';
import { type Clock, NATURAL_PACE } from './pace.ts';
import type { DemoProgress } from './progress.ts';
import { OPENING } from './running-order.ts';
import { SCRIPT } from './script.ts';

const AT = Date.parse('2026-03-01T12:00:00Z');
const FULL_SPEED = { openingPauseMs: 0, showMs: 0 };
const CORRECTED = DEMO_STORIES.filter(({ correction }) => correction);
const RETRACTED = DEMO_STORIES.filter(({ retraction }) => retraction);

interface Seen {
  method: string;
  path: string;
  key: string | undefined;
  /** The external id. */
  story: string | undefined;
}

let server: Server;
let url: string;
let seen: Seen[];
let failing: number;

beforeEach(async () => {
  seen = [];
  failing = 0;
  let submissions = 0;
  server = createServer(async (request, response) => {
    const body = await text(request);
    response.setHeader('content-type', 'application/json');
    if (failing > 0) {
      failing -= 1;
      response.writeHead(503).end('{}');
      return;
    }
    const path = request.url ?? '';
    const story = body === '' ? undefined : JSON.parse(body).externalId;
    seen.push({ method: request.method ?? '', path, key: request.headers.authorization, story });
    const id = path.split('/').at(-1);
    const answer = path.includes('submissions') ? { id, status: 'published', storyId: `story-of-${id}` } : undefined;
    submissions += 1;
    response.end(JSON.stringify(answer ?? { id: `s${submissions}`, status: 'queued' }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const clock: Clock = { now: () => AT, random: () => 0.5, pause: async () => undefined };
const keys = Object.fromEntries(DEMO_PUBLISHERS.map(({ name }) => [name, `key of ${name}`]));
const posts = () => seen.filter(({ method }) => method === 'POST');

test('the newsroom publishes all, and changes only stories that it has published', async () => {
  const end = await runNewsroom({ url, keys, signal: new AbortController().signal, pace: FULL_SPEED, clock });
  expect(end).toMatchObject({ played: SCRIPT.length, isOver: true });
  expect(posts().map(({ story }) => story)).toHaveLength(DEMO_STORIES.length);
  expect(new Set(posts().map(({ story }) => story)).size).toBe(DEMO_STORIES.length);
  const corrections = seen.filter(({ method }) => method === 'PATCH');
  expect(corrections).toHaveLength(CORRECTED.length);
  expect(corrections.every(({ path }) => path.startsWith('/api/v1/stories/story-of-s'))).toBe(true);
  expect(seen.filter(({ method }) => method === 'DELETE')).toHaveLength(RETRACTED.length);
  expect(new Set(seen.map(({ key }) => key)).size).toBe(DEMO_PUBLISHERS.length);
});

test('it fills the page within seconds, lasts an hour and slows down', async () => {
  let now = AT;
  const times: number[] = [];
  const manual: Clock = {
    ...clock,
    now: () => now,
    async pause(ms) {
      now += ms;
      times.push(now - AT);
    },
  };
  await runNewsroom({ url, keys, signal: new AbortController().signal, clock: manual });
  expect(times[OPENING.length - 2]).toBeLessThan(10_000);
  expect((times.at(-1) ?? 0) / NATURAL_PACE.showMs).toBeCloseTo(1, 1);
  const within = (from: number, to: number) => times.filter((at) => at > from * 60_000 && at <= to * 60_000).length;
  expect(within(0.2, 20)).toBeGreaterThan(within(40, 61) * 1.3);
});

test('a restart goes on where it was, and no story comes twice', async () => {
  const stop = new AbortController();
  let pauses = 0;
  const interrupted: Clock = {
    ...clock,
    async pause() {
      pauses += 1;
      if (pauses === 60) stop.abort();
    },
  };
  let saved: DemoProgress | undefined;
  const save = (progress: DemoProgress) => {
    saved = JSON.parse(JSON.stringify(progress));
  };
  await runNewsroom({ url, keys, signal: stop.signal, pace: FULL_SPEED, clock: interrupted, save });
  expect(saved).toMatchObject({ played: 60, isOver: false });
  const before = posts().length;
  expect(before).toBeLessThanOrEqual(60);
  await runNewsroom({
    url,
    keys,
    signal: AbortSignal.any([]),
    pace: FULL_SPEED,
    clock,
    save,
    ...(saved && { progress: saved }),
  });
  expect(saved).toMatchObject({ isOver: true });
  expect(posts()).toHaveLength(DEMO_STORIES.length);
  expect(new Set(posts().map(({ story }) => story)).size).toBe(DEMO_STORIES.length);
  expect(seen.filter(({ method }) => method === 'PATCH')).toHaveLength(CORRECTED.length);
});

test('after its end it publishes nothing', async () => {
  const progress = { played: SCRIPT.length, filed: {}, isOver: true };
  await runNewsroom({ url, keys, signal: AbortSignal.any([]), pace: FULL_SPEED, clock, progress });
  expect(seen).toEqual([]);
});

test('a server that fails in passing loses no story', async () => {
  failing = 25;
  await runNewsroom({ url, keys, signal: new AbortController().signal, pace: FULL_SPEED, clock });
  expect(posts()).toHaveLength(DEMO_STORIES.length);
});

test('the newsroom ends when the signal fires, even while the server is away', async () => {
  const stop = new AbortController();
  let pauses = 0;
  const impatient: Clock = {
    ...clock,
    async pause() {
      pauses += 1;
      if (pauses === 5) stop.abort();
    },
  };
  failing = Number.POSITIVE_INFINITY;
  await runNewsroom({ url, keys, signal: stop.signal, pace: FULL_SPEED, clock: impatient });
  expect(stop.signal.aborted).toBe(true);
  expect(seen).toEqual([]);
});

test('publishers without a key write nothing', async () => {
  const only = { 'Meridian Wire': 'k' };
  await runNewsroom({ url, keys: only, signal: new AbortController().signal, pace: FULL_SPEED, clock });
  const theirs = DEMO_STORIES.filter(({ publisher }) => publisher === 'Meridian Wire');
  expect(posts()).toHaveLength(theirs.length);
});
