import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Api } from '../helpers/api.ts';
import { type EventStreamReader, openEventStream } from '../helpers/event-stream.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { openWorld, type World } from '../helpers/world.ts';

let world: World;
let api: Api;
const readers: EventStreamReader[] = [];

async function begin(env: Record<string, string> = {}): Promise<void> {
  world = await openWorld({ env });
  api = (await world.publisher('The Stream')).api;
}
beforeEach(() => {
  readers.length = 0;
});
afterEach(async () => {
  for (const reader of readers) reader.close();
  await world.close();
});

async function stream(query = '', headers: Record<string, string> = {}): Promise<EventStreamReader> {
  const reader = await openEventStream(`${world.url()}/api/v1/stream${query}`, headers);
  readers.push(reader);
  return reader;
}

async function publish(...headlines: string[]): Promise<void> {
  const stories = headlines.map((headline) => ({ headline, topics: ['Sea'], body: `All about ${headline}` }));
  const { body } = await api.post('/stories', stories);
  for (const { id } of body.submissions) await api.finished(id);
}

test('SSE1 a stream brings what its filter matches, live, with the position as id', async () => {
  await begin();
  const reader = await stream('?any=sea&none=sport');
  await reader.hears('progress');
  await publish('High tide');
  await api.publish({ headline: 'Regatta', topics: ['Sea', 'Sport'] });
  await publish('Low tide');
  await waitFor('both came', () => reader.headlines().length === 2);
  expect(reader.headlines()).toEqual(['High tide', 'Low tide']);
  const { position } = (await api.get('/stories')).body;
  expect(reader.lastId()).toBe(position);
  expect(reader.messages.at(-1)?.data.position).toBe(position);
});

test('SSE2 whoever comes back with Last-Event-ID gets what was missed, in order, once', async () => {
  await begin();
  const first = await stream('?any=sea');
  await first.hears('progress');
  await publish('One');
  await waitFor('the first came', () => first.headlines().length === 1);
  first.close();
  await publish('Two', 'Three');
  const since = (await first.hears('progress')).id ?? '';
  const second = await stream(`?any=sea&since=${since}`, { 'last-event-id': first.lastId() ?? '' });
  await waitFor('what was missed came', () => second.headlines().length === 2);
  await publish('Four');
  await waitFor('and what is new', () => second.headlines().length === 3);
  expect(second.headlines().toSorted()).toEqual(['Four', 'Three', 'Two']);
  expect(second.headlines()[2]).toBe('Four');
  const whole = await stream(`?any=sea&since=${since}`);
  await waitFor('the address alone works too', () => whole.headlines().length === 4);
  expect(whole.headlines()[0]).toBe('One');
});

test('SSE2 a burst during catch-up leaves no hole and no duplicate, from every source', async () => {
  await begin({ NEWSWIRE_MEMORY_EVENTS: '20', NEWSWIRE_STREAM_EVENTS: '50' });
  const { position } = (await api.get('/stories')).body;
  const names = (from: number, to: number): string[] => Array.from({ length: to - from }, (_, i) => `Wave ${from + i}`);
  await publish(...names(0, 120));
  const publishing = publish(...names(120, 180));
  const reader = await stream(`?since=${position}`);
  await publishing;
  await waitFor('all came', () => reader.headlines().length >= 180);
  const seqs = reader.messages
    .filter(({ event }) => event === 'wire')
    .flatMap(({ data }) => (data.events as { seq: number }[]).map(({ seq }) => seq));
  expect(seqs).toEqual(seqs.toSorted((a, b) => a - b));
  expect(new Set(reader.headlines()).size).toBe(180);
});

test('SSE3 a position that cannot be resumed is answered with reset, and the stream is live', async () => {
  await begin();
  const reader = await stream('?any=sea', { 'last-event-id': 'another.5' });
  const { data } = await reader.hears('reset');
  expect(data).toMatchObject({ reason: 'unknown_feed', oldest: expect.any(String) });
  await publish('After the reset');
  await waitFor('it is live', () => reader.headlines().includes('After the reset'));
});

test('SSE4 bad parameters are named before the stream begins, and an address may open so many', async () => {
  await begin();
  const get = (query: string) => world.api().get(`/stream${query}`);
  const bad = await get('?section=2nd');
  expect([bad.status, bad.body.code]).toEqual([400, 'bad_query']);
  const nowhere = await get('?since=nowhere');
  expect([nowhere.status, nowhere.body.code]).toEqual([422, 'bad_position']);
  for (let index = 0; index < 64; index += 1) await stream();
  const tooMany = await get('');
  expect([tooMany.status, tooMany.body.code]).toEqual([429, 'too_many_requests']);
  readers.pop()?.close();
  await waitFor('one that left makes room', async () => (await stream()).status === 200);
});

test('SSE6 a server that stops says goodbye, and the next one carries on', async () => {
  await begin();
  const reader = await stream();
  await reader.hears('progress');
  await publish('Before');
  await waitFor('it came', () => reader.headlines().length === 1);
  const next = await world.addServer();
  await world.servers[0]?.close();
  expect((await reader.hears('goodbye')).data).toMatchObject({ code: 'shutdown', retry: expect.any(Number) });
  await waitFor('the stream has ended', () => reader.isEnded());
  world.servers.splice(0, 1);
  api = world.api();
  expect(world.servers).toEqual([next]);
  await publish('Meanwhile');
  const again = await stream('', { 'last-event-id': reader.lastId() ?? '' });
  await waitFor('what was missed came', () => again.headlines().length === 1);
  expect(again.headlines()).toEqual(['Meanwhile']);
});
