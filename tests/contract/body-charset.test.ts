import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Api } from '../helpers/api.ts';
import { openWorld, type World } from '../helpers/world.ts';

let world: World;
let api: Api;
beforeAll(async () => {
  world = await openWorld();
  api = (await world.publisher('The Bridge')).api;
});
afterAll(() => world.close());

let count = 0;
/** A story of its own, so that none is a duplicate. */
const story = (): string => {
  count += 1;
  return JSON.stringify({ externalId: `c${count}`, headline: 'Größere Brücke' });
};
const utf16be = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();

test.each([
  ['UTF-8', 'application/json', () => Buffer.from(story())],
  ['UTF-8 with a mark', 'application/json', () => Buffer.from(`\ufeff${story()}`)],
  ['UTF-8 that says that it is Latin-1', 'application/json; charset=iso-8859-1', () => Buffer.from(story())],
  ['Latin-1', 'application/json; charset=iso-8859-1', () => Buffer.from(story(), 'latin1')],
  ['Latin-1 in quotes', 'application/json; charset="ISO-8859-1"', () => Buffer.from(story(), 'latin1')],
  ['UTF-16 little-endian', 'application/json', () => Buffer.from(story(), 'utf16le')],
  ['UTF-16 big-endian with a mark', 'application/json', () => utf16be(`\ufeff${story()}`)],
  ['UTF-16 as declared', 'application/json; charset=utf-16', () => Buffer.from(story(), 'utf16le')],
])('INTAKE11 a story in %s is taken as it was written', async (_name, type, body) => {
  const { status, body: accepted } = await api.send('POST', '/stories', body(), { 'Content-Type': type });
  expect(status).toBe(202);
  const { storyId } = await api.finished(accepted.id);
  expect((await api.get(`/stories/${storyId}`)).body.headline).toBe('Größere Brücke');
});

test('INTAKE11 lines of NDJSON in a declared charset are taken as they were written', async () => {
  const body = Buffer.from(`${story()}\n${story()}\n`, 'latin1');
  const { status, body: accepted } = await api.send('POST', '/stories', body, {
    'Content-Type': 'application/x-ndjson; charset=latin1',
  });
  expect([status, accepted.accepted]).toEqual([202, 2]);
  for (const { id } of accepted.submissions) {
    expect((await api.finished(id)).headline).toBe('Größere Brücke');
  }
});

test.each([
  ['Latin-1 that is not declared', 'application/json', 400, 'bad_json', 'not UTF-8'],
  ['Latin-1 that is declared as UTF-8', 'application/json; charset=utf-8', 400, 'bad_json', 'utf-8'],
  ['an unknown charset', 'application/json; charset=klingon', 415, 'unsupported_media_type', 'klingon'],
])('INTAKE11 %s is refused', async (_name, type, status, code, detail) => {
  const body = Buffer.from(story(), 'latin1');
  for (const [method, path] of [
    ['POST', '/stories'],
    ['POST', '/preview'],
  ] as const) {
    const answer = await api.send(method, path, body, { 'Content-Type': type });
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(answer.body.detail).toContain(detail);
  }
});
