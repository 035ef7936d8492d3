import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Api } from '../helpers/api.ts';
import { openWorld, type World } from '../helpers/world.ts';

let world: World;
let api: Api;
beforeAll(async () => {
  world = await openWorld();
  ({ api } = await world.publisher('The Recall'));
});
afterAll(() => world.close());

async function correct(storyId: string, changes: object): Promise<string> {
  const { body } = await api.patch(`/stories/${storyId}`, changes);
  await api.finished(body.id);
  return body.id;
}

function corrections(query = ''): Promise<{ status: number; body: Awaited<ReturnType<Api['get']>>['body'] }> {
  return api.get(`/corrections${query}`);
}

test('RECALL1 corrections and retractions are listed after a position, in order, and nothing else is', async () => {
  const start = (await corrections()).body;
  expect(start).toMatchObject({ corrections: [], more: false });
  const one = await api.publish({ headline: 'Twelve hurt in fire', topics: ['Fire'] });
  const two = await api.publish({ headline: 'A comet lands', topics: ['Comet'] });
  await correct(one.storyId, { headline: 'Seven hurt in fire' });
  await api.finished((await api.delete(`/stories/${two.storyId}`, { reason: 'A balloon.' })).body.id);
  await correct(one.storyId, { headline: 'Six hurt in fire' });
  const { body } = await corrections(`?after=${start.position}`);
  const expected = [
    { id: one.storyId, revision: 2, isRetracted: false },
    { id: two.storyId, revision: 2, isRetracted: true },
    { id: one.storyId, revision: 3, isRetracted: false },
  ];
  expect(body).toMatchObject({ corrections: expected, more: false });
  const first = (await corrections(`?after=${start.position}&limit=2`)).body;
  expect(first).toMatchObject({ corrections: expected.slice(0, 2), more: true });
  expect((await corrections(`?after=${first.position}`)).body.corrections).toEqual(expected.slice(2));
  // Of another wire, as after a restore: from the beginning.
  expect((await corrections('?after=other.999')).body.corrections).toEqual(expected);
});

test('RECALL1 a position of the wrong form is refused by name', async () => {
  const { status, body } = await corrections('?after=yesterday');
  expect([status, body.code, body.errors[0].field]).toEqual([400, 'bad_query', 'after']);
});

test('RECALL4 a correction’s receipt tells how many who had opened the story know of it', async () => {
  const { storyId } = await api.publish({ headline: 'Bridge closed for a week', topics: ['Bridge'] });
  const readings = (body: object) => api.post('/readings', body);
  for (let reader = 0; reader < 3; reader += 1) {
    expect((await readings({ opened: [{ id: storyId, revision: 1 }] })).status).toBe(204);
  }
  const submission = await correct(storyId, { headline: 'Bridge closed for a day' });
  // Who opens the corrected one first has never read another.
  await readings({ opened: [{ id: storyId, revision: 2 }], informed: [{ id: storyId, revision: 2 }] });
  await readings({ informed: [{ id: storyId, revision: 2 }] });
  const { body } = await api.get(`/submissions/${submission}`);
  expect(body.receipt).toMatchObject({ revision: 2, recall: { readers: 3, informed: 2 } });
  const published = (await api.get('/submissions')).body.submissions.at(-1);
  expect(published.receipt.recall).toBeUndefined();
});

test('RECALL4 what does not exist is not counted, and Redis keeps nothing of it', async () => {
  const { storyId } = await api.publish({ headline: 'A quiet story', topics: ['Quiet'] });
  const unknown = randomUUID();
  const of = (id: string, revision: number) => ({ id, revision });
  const body = { opened: [of(unknown, 1), of(storyId, 9)], informed: [of(unknown, 2), of(storyId, 1)] };
  expect((await api.post('/readings', body)).status).toBe(204);
  const kept = await Promise.all([unknown, storyId].map((id) => world.redis.exists(world.keys.readings(id))));
  expect(kept).toEqual([0, 0]);
  const refused = await api.post('/readings', { opened: Array.from({ length: 51 }, () => of(unknown, 1)) });
  expect([refused.status, refused.body.errors[0].field]).toEqual([422, 'opened']);
});

test('RECALL4 one address may tell of so much', async () => {
  const answers = [];
  for (let no = 0; no < 31; no += 1) {
    answers.push(await api.post('/readings', { opened: [] }, { 'X-Forwarded-For': '203.0.113.9' }));
  }
  expect(answers.some(({ status }) => status === 429)).toBe(true);
});
