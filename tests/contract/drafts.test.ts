import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Api } from '../helpers/api.ts';
import { openWorld, type World } from '../helpers/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

/** A publisher with two people. */
async function desk(name: string): Promise<{ id: string; ana: Api; ben: Api }> {
  const { body: publisher } = await world.api().post('/publishers', { name });
  const keyOf = async (person: string): Promise<Api> => {
    const { body } = await world.api().post(`/publishers/${publisher.id}/keys`, { name: person });
    return world.api(body.key);
  };
  return { id: publisher.id, ana: await keyOf('Ana'), ben: await keyOf('Ben') };
}

const typed = (headline: string) => ({ headline, topics: 'Harbour, ', language: 'e' });

test('DRAFT1 a draft is saved half typed, listed with who changed it last, and read by a colleague', async () => {
  const { ana, ben } = await desk('The Ferry Post');
  const id = randomUUID();
  const saved = await ana.put(`/drafts/${id}`, { revision: 0, fields: typed('Ferry') });
  expect(saved).toMatchObject({ status: 201, body: { id, revision: 1, changedBy: 'Ana' } });
  expect(await ben.put(`/drafts/${id}`, { revision: 1, fields: typed('Ferry returns') })).toMatchObject({
    status: 200,
    body: { revision: 2, changedBy: 'Ben' },
  });
  expect((await ana.get(`/drafts/${id}`)).body).toMatchObject({
    fields: typed('Ferry returns'),
    ...{ headline: 'Ferry returns', revision: 2, changedBy: 'Ben', storyId: null, editors: [] },
  });
  const { body } = await ana.get('/drafts');
  expect(body).toMatchObject({ drafts: [{ id, headline: 'Ferry returns', revision: 2 }], used: { drafts: 1 } });
  expect(body.drafts[0].fields).toBeUndefined();
  expect((await ben.delete(`/drafts/${id}`)).status).toBe(204);
  expect((await ana.get('/drafts')).body.drafts).toEqual([]);
  expect((await ana.delete(`/drafts/${id}`)).status).toBe(404);
});

test('DRAFT2 nobody overwrites what was saved since, and of two at once one is told', async () => {
  const { ana, ben } = await desk('The Quay');
  const path = `/drafts/${randomUUID()}`;
  await ana.put(path, { revision: 0, fields: typed('One') });
  const both = await Promise.all([
    ana.put(path, { revision: 1, fields: typed('Ana’s') }),
    ben.put(path, { revision: 1, fields: typed('Ben’s') }),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  const late = both.find(({ status }) => status === 409);
  expect(late?.body.code).toBe('draft_changed');
  expect(late?.body.detail).toMatch(/^(Ana|Ben) saved revision 2 since/);
  expect((await ana.get(path)).body.revision).toBe(2);
  await ana.delete(path);
  expect((await ben.put(path, { revision: 2, fields: typed('After all') })).status).toBe(404);
  // Two who create the same one: the second must read it first.
  await ana.put(path, { revision: 0, fields: typed('Again') });
  expect((await ben.put(path, { revision: 0, fields: typed('Again') })).body.code).toBe('draft_changed');
});

test('DRAFT3 drafts belong to their publisher, and a correction’s to a story of its own', async () => {
  const { ana } = await desk('The Pier');
  const other = await desk('The Lighthouse');
  const path = `/drafts/${randomUUID()}`;
  await ana.put(path, { revision: 0, fields: typed('Ours') });
  expect((await other.ana.get(path)).status).toBe(404);
  expect((await other.ana.delete(path)).status).toBe(404);
  expect((await other.ana.put(path, { revision: 1, fields: {} })).status).toBe(404);
  // The same id of another publisher is another draft.
  expect((await other.ana.put(path, { revision: 0, fields: typed('Theirs') })).status).toBe(201);
  expect((await ana.get(path)).body.headline).toBe('Ours');
  expect((await other.ana.get('/drafts')).body.drafts).toHaveLength(1);
  const { storyId } = await ana.publish({ headline: 'Ten boats', body: 'Ten.' });
  const correction = { revision: 0, storyId, fields: { body: '<p>Nine.</p>' } };
  const theirs = await other.ana.put(`/drafts/${randomUUID()}`, correction);
  expect(theirs.body.code).toBe('not_your_story');
  const ours = `/drafts/${randomUUID()}`;
  await ana.put(ours, correction);
  expect((await ana.get(ours)).body).toMatchObject({
    storyId,
    headline: 'Ten boats',
    fields: { body: '<p>Nine.</p>' },
  });
  expect((await ana.put(`/drafts/${randomUUID()}`, { ...correction, storyId: randomUUID() })).status).toBe(404);
  expect((await world.api('nw_nonsense').get('/drafts')).status).toBe(401);
});

test('DRAFT4 what breaks a rule is named, and a publisher’s drafts are bounded in number and size', async () => {
  const { ana, ben } = await desk('The Mole');
  const path = `/drafts/${randomUUID()}`;
  expect((await ana.put(path, { revision: 0, fields: { headline: 'x'.repeat(1_001) } })).body.errors).toMatchObject([
    { field: 'fields.headline' },
  ]);
  expect((await ana.put(path, { revision: -1, fields: {}, story: 1 })).body.errors).toHaveLength(2);
  expect((await ana.put('/drafts/mine', { revision: 0, fields: {} })).status).toBe(404);
  const body = 'ü'.repeat(500_000);
  for (let count = 0; count < 10; count += 1) {
    expect((await ana.put(`/drafts/${randomUUID()}`, { revision: 0, fields: { body } })).status).toBe(201);
  }
  const tooLarge = await ana.put(path, { revision: 0, fields: { body } });
  expect(tooLarge.body).toMatchObject({ code: 'drafts_full', detail: expect.stringContaining('10 MB') });
  const many = await Promise.all(
    Array.from({ length: 95 }, () => ben.put(`/drafts/${randomUUID()}`, { revision: 0, fields: {} })),
  );
  expect(many.filter(({ status }) => status === 201)).toHaveLength(90);
  expect(many.find(({ status }) => status !== 201)?.body).toMatchObject({
    code: 'drafts_full',
    detail: expect.stringContaining('100 drafts'),
  });
  expect((await ana.get('/drafts')).body.used).toMatchObject({ drafts: 100 });
});

test('DRAFT5 a draft ends with the submission that names it; a refused one leaves it', async () => {
  const { ana } = await desk('The Buoy');
  const id = randomUUID();
  await ana.put(`/drafts/${id}`, { revision: 0, fields: typed('Buoy adrift') });
  expect((await ana.post(`/stories?draft=${id}`, { headline: '' })).status).toBe(422);
  expect((await ana.get(`/drafts/${id}`)).status).toBe(200);
  expect((await ana.post('/stories?draft=this', { headline: 'Buoy adrift' })).body.code).toBe('bad_query');
  const { status, body } = await ana.post(`/stories?draft=${id}`, { headline: 'Buoy adrift', body: 'Since noon.' });
  expect(status).toBe(202);
  expect((await ana.get(`/drafts/${id}`)).status).toBe(404);
  const { storyId } = await ana.finished(body.id);
  const correction = randomUUID();
  await ana.put(`/drafts/${correction}`, { revision: 0, storyId, fields: { headline: 'Buoy found' } });
  expect((await ana.patch(`/stories/${storyId}?draft=${correction}`, { headline: 'Buoy found' })).status).toBe(202);
  expect((await ana.get('/drafts')).body.drafts).toEqual([]);
});

test('DRAFT6 whoever has a draft open is named to the others, until the window is closed', async () => {
  const { ana, ben } = await desk('The Jetty');
  const path = `/drafts/${randomUUID()}`;
  await ana.put(path, { revision: 0, fields: typed('Jetty') });
  const [one, other, third] = [randomUUID(), randomUUID(), randomUUID()];
  expect((await ana.post(`${path}/editors`, { window: one })).body.editors).toEqual([]);
  expect((await ben.post(`${path}/editors`, { window: other })).body.editors).toEqual([{ name: 'Ana', isYou: false }]);
  expect((await ana.post(`${path}/editors`, { window: one })).body).toMatchObject({
    revision: 1,
    editors: [{ name: 'Ben', isYou: false }],
  });
  expect((await ana.post(`${path}/editors`, { window: third })).body.editors).toContainEqual({
    name: 'Ana',
    isYou: true,
  });
  expect((await ana.post(`${path}/editors`, { window: other, closed: true })).status).toBe(204);
  expect((await ben.get('/drafts')).body.drafts[0].editors).toEqual([{ name: 'Ana', isYou: false }]);
  expect((await ana.post(`${path}/editors`, { window: 'mine' })).body.errors).toMatchObject([{ field: 'window' }]);
  expect((await ana.post(`/drafts/${randomUUID()}/editors`, { window: one })).status).toBe(404);
});
