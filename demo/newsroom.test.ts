import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { SECTIONS } from '../shared/domain/story.ts';
import { retractionSchema, storyInSchema, storyPatchSchema } from '../shared/wire/story-schema.ts';
import { DEMO_STORIES } from './demo-stories.ts';
import { patchIn, storyIn } from './edition.ts';
import { DEMO_PUBLISHERS, runNewsroom } from './newsroom.ts';
import type { Clock } from './pace.ts';
import { OPENING } from './running-order.ts';
import { scriptFor } from './script.ts';

const AT = new Date('2026-03-01T12:00:00Z');
const FULL_SPEED = { openingPauseMs: 0, shortestPauseMs: 0, longestPauseMs: 0, editions: 1 };
const SECOND = { run: 'test', number: 2 };

function seeded(): () => number {
  let state = 7;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

test.each(DEMO_STORIES.map((story) => [story.key, story] as const))(
  '%s follows the rules for stories',
  (_key, demo) => {
    expect(storyInSchema.safeParse(storyIn(demo, SECOND, AT)).error).toBeUndefined();
    const patch = patchIn(demo, SECOND);
    if (patch) expect(storyPatchSchema.safeParse(patch).error).toBeUndefined();
    if (demo.retraction) expect(retractionSchema.safeParse({ reason: demo.retraction }).error).toBeUndefined();
  },
);

test.each([1, 2, 3])('edition %i plays every story once, and every change after its story', (edition) => {
  const published = new Set<string>();
  const changed: string[] = [];
  for (const { kind, story } of scriptFor(edition, seeded())) {
    expect(published.has(story.key)).toBe(kind !== 'publish');
    if (kind === 'publish') published.add(story.key);
    else changed.push(`${kind} ${story.key}`);
  }
  expect(published.size).toBe(DEMO_STORIES.length);
  const expected = DEMO_STORIES.flatMap(({ key, correction, retraction }) => [
    ...(correction ? [`correct ${key}`] : []),
    ...(retraction ? [`retract ${key}`] : []),
  ]);
  expect(changed.sort()).toEqual(expected.sort());
});

test('the opening shows every section and every publisher', () => {
  const opening = scriptFor(1, seeded()).slice(0, OPENING.length);
  expect(new Set(opening.map(({ story }) => story.story.section))).toEqual(new Set(SECTIONS));
  expect(new Set(opening.map(({ story }) => story.publisher)).size).toBeGreaterThanOrEqual(7);
});

test('events are told by several publishers', () => {
  for (const topic of ['Corrow Strait', 'Nimbral', 'Kestrel probe', 'Marsh fever', 'Estuary Cup', 'Storm Wenna']) {
    const houses = DEMO_STORIES.filter(({ story }) => story.topics?.includes(topic)).map(({ publisher }) => publisher);
    expect(new Set(houses).size, topic).toBeGreaterThanOrEqual(3);
  }
});

test('an edition has one flash, several urgent stories, corrections and retractions', () => {
  const count = (priority: string) => DEMO_STORIES.filter(({ story }) => story.priority === priority).length;
  expect(count('flash')).toBe(1);
  expect(count('urgent')).toBeGreaterThanOrEqual(4);
  expect(DEMO_STORIES.filter(({ correction }) => correction).length).toBeGreaterThanOrEqual(5);
  expect(DEMO_STORIES.filter(({ retraction }) => retraction).length).toBe(2);
});

interface Seen {
  method: string;
  path: string;
  key: string | undefined;
}

let server: Server;
let url: string;
let seen: Seen[];
let failing: number;

beforeEach(async () => {
  seen = [];
  failing = 0;
  let submissions = 0;
  server = createServer((request, response) => {
    request.resume();
    response.setHeader('content-type', 'application/json');
    if (failing > 0) {
      failing -= 1;
      response.writeHead(503).end('{}');
      return;
    }
    const path = request.url ?? '';
    seen.push({ method: request.method ?? '', path, key: request.headers.authorization });
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

const clock: Clock = { now: () => AT.getTime(), random: seeded(), pause: async () => undefined };
const keys = Object.fromEntries(DEMO_PUBLISHERS.map(({ name }) => [name, `key of ${name}`]));

test('the newsroom publishes all, and changes only stories that it has published', async () => {
  await runNewsroom({ url, keys, signal: new AbortController().signal, pace: FULL_SPEED, clock });
  expect(seen.filter(({ method }) => method === 'POST')).toHaveLength(DEMO_STORIES.length);
  const corrections = seen.filter(({ method }) => method === 'PATCH');
  expect(corrections).toHaveLength(DEMO_STORIES.filter(({ correction }) => correction).length);
  expect(corrections.every(({ path }) => path.startsWith('/api/v1/stories/story-of-s'))).toBe(true);
  expect(seen.filter(({ method }) => method === 'DELETE')).toHaveLength(2);
  expect(new Set(seen.map(({ key }) => key)).size).toBe(DEMO_PUBLISHERS.length);
});

test('a server that fails in passing loses no story', async () => {
  failing = 25;
  await runNewsroom({ url, keys, signal: new AbortController().signal, pace: FULL_SPEED, clock });
  expect(seen.filter(({ method }) => method === 'POST')).toHaveLength(DEMO_STORIES.length);
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
  expect(seen.filter(({ method }) => method === 'POST')).toHaveLength(theirs.length);
});
