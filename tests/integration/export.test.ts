import sql from 'sql-template-tag';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Api } from '../helpers/api.ts';
import { type ExportReader, openExport } from '../helpers/export-reader.ts';
import { openWorld, type World } from '../helpers/world.ts';

let world: World;
let api: Api;
const open: ExportReader[] = [];
beforeEach(async () => {
  world = await openWorld({ env: { NEWSWIRE_MEMORY_EVENTS: '100', NEWSWIRE_STREAM_EVENTS: '1000' } });
  api = (await world.publisher('The Export')).api;
});
afterEach(async () => {
  for (const reader of open.splice(0)) reader.stop();
  await world.close();
});

async function take(query = ''): Promise<ExportReader> {
  const reader = await openExport(`${world.url()}/api/v1/export${query}`);
  open.push(reader);
  return reader;
}

/** Stories without a word in common: they form no storylines, so each is one event. */
async function publish(from: number, to: number, topic = 'Sea'): Promise<void> {
  const stories = Array.from({ length: to - from + 1 }, (_, index) => ({
    headline: `Headline${from + index}`,
    body: Array.from({ length: 40 }, (__, word) => `word${word}of${from + index}`).join(' '),
    topics: [topic],
  }));
  const { body } = await api.post('/stories', stories);
  for (const { id } of body.submissions) await api.finished(id);
}

const numbers = (reader: ExportReader): number[] => reader.lines.flatMap(({ seq }) => seq ?? []);

test('EXPORT1 EXPORT3 an export has every event in order, once, and ends with its position', async () => {
  await publish(1, 250);
  const reader = await take();
  expect(await reader.whole).toBe(true);
  expect(numbers(reader)).toEqual(Array.from({ length: 250 }, (_, index) => index + 1));
  expect(reader.lines.at(-1)).toEqual({ type: 'progress', position: (await api.get('/stories')).body.position });
});

test('EXPORT1 it takes a filter, a beginning and an end', async () => {
  await publish(1, 4);
  await publish(5, 5, 'Land');
  await publish(6, 7);
  const { position } = (await api.get('/stories')).body;
  const at = (seq: number): string => position.replace(/\d+$/, String(seq));
  const reader = await take(`?any=sea&since=${at(2)}&until=${at(6)}`);
  expect(await reader.whole).toBe(true);
  expect(numbers(reader)).toEqual([3, 4, 6]);
  expect(reader.lines.at(-1)).toEqual({ type: 'progress', position: at(6) });
});

test('EXPORT7 it ends after so many events, and says that there are more', async () => {
  await publish(1, 250);
  const { position } = (await api.get('/stories')).body;
  const at = (seq: number): string => position.replace(/\d+$/, String(seq));
  for (const [since, limit, more] of [
    [0, 120, true],
    [120, 120, true],
    [240, 120, false],
  ] as const) {
    const reader = await take(`?since=${at(since)}&limit=${limit}`);
    await reader.whole;
    const to = Math.min(250, since + limit);
    expect(numbers(reader)).toEqual(Array.from({ length: to - since }, (_, index) => since + index + 1));
    expect(reader.lines.slice(to - since)).toEqual([
      { type: 'progress', position: at(to) },
      ...(more ? [{ type: 'more' }] : []),
    ]);
  }
});

test('EXPORT7 with nothing to send it waits for the first event, and no longer than it was asked to', async () => {
  await publish(1, 3);
  const { position } = (await api.get('/stories')).body;
  const empty = await take(`?since=${position}&wait=1`);
  expect(await empty.whole).toBe(true);
  expect(empty.lines).toEqual([{ type: 'progress', position }]);
  const waiting = await take(`?since=${position}&wait=25&any=sea`);
  await publish(4, 4, 'Land');
  await publish(5, 5);
  expect(await waiting.whole).toBe(true);
  expect(numbers(waiting)).toEqual([5]);
  for (const query of ['limit=0', 'limit=1001', 'wait=26', 'wait=1&follow=true', `wait=1&until=${position}`]) {
    expect((await api.get(`/export?${query}`)).status, query).toBe(400);
  }
});

test('EXPORT2 it hands over to live without a gap while stories keep coming', async () => {
  await publish(1, 120);
  const publishing = publish(121, 240);
  const reader = await take('?follow=true');
  await publishing;
  await publish(241, 260);
  await reader.has(260);
  expect(numbers(reader)).toEqual(Array.from({ length: 260 }, (_, index) => index + 1));
});

test('EXPORT2 a server that stops ends it politely, and another goes on from the last progress', async () => {
  await publish(1, 3);
  const reader = await take('?follow=true');
  await reader.has(3);
  await world.addServer();
  await world.servers.shift()?.close();
  expect(await reader.whole).toBe(true);
  expect(reader.lines.at(-1).type).toBe('progress');
  api = world.api();
  await publish(4, 5);
  const next = await take(`?follow=true&since=${reader.lines.at(-1).position}`);
  await next.has(2);
  expect(numbers(next)).toEqual([4, 5]);
});

test('EXPORT5 a position that cannot be used is named with its rule', async () => {
  await publish(1, 3);
  await world.db.query(sql`DELETE FROM wire_events WHERE seq = 1`);
  const { position } = (await api.get('/stories')).body;
  const cases = [
    ['since=nonsense', 422, 'bad_position'],
    ['since=otherfeed.1', 422, 'bad_position'],
    [`until=${position}0`, 422, 'bad_position'],
    ['follow=maybe', 400, 'bad_query'],
    [`follow=true&until=${position}`, 400, 'bad_query'],
  ];
  for (const [query, status, code] of cases) {
    const { status: found, body } = await api.get(`/export?${query}`);
    expect([query, found, body.code]).toEqual([query, status, code]);
  }
});

test('EXPORT5 before what is kept there is an answer that names the oldest', async () => {
  await publish(1, 150);
  await publish(151, 300);
  const { position } = (await api.get('/stories')).body;
  await world.db.query(sql`DELETE FROM wire_events WHERE seq < 120`);
  await world.redis.del(world.keys.wire(position.split('.')[0]));
  const { status, body } = await api.get(`/export?since=${position.replace(/\d+$/, '5')}`);
  expect([status, body.code]).toEqual([410, 'history_gone']);
  expect(body.detail).toContain(position.replace(/\d+$/, '119'));
  const reader = await take();
  expect(await reader.whole).toBe(true);
  expect(numbers(reader)[0]).toBe(120);
});

test('EXPORT4 an address may have eight open', async () => {
  for (let count = 0; count < 8; count += 1) expect((await take('?follow=true')).status).toBe(200);
  expect((await take('?follow=true')).status).toBe(429);
});
