import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Api } from '../helpers/api.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { openWorld, type World } from '../helpers/world.ts';

let world: World;
let admin: Api;
beforeAll(async () => {
  world = await openWorld();
  admin = world.api();
});
afterAll(() => world.close());

const soon = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString();

async function listed(id: string) {
  return (await admin.get('/publishers')).body.publishers.find((publisher: { id: string }) => publisher.id === id);
}

test('ADMIN4 a key ends when it says so, and its end must lie ahead', async () => {
  const { id } = await world.publisher('Expiry');
  const { body: made } = await admin.post(`/publishers/${id}/keys`, { name: 'Short', expiresAt: soon(1) });
  expect((await world.api(made.key).get('/submissions')).status).toBe(200);
  await world.db.query('UPDATE api_keys SET expires_at = now() WHERE id = $1', [made.id]);
  const { status, body } = await world.api(made.key).get('/submissions');
  expect([status, body.code]).toEqual([401, 'key_expired']);
  const refused = await admin.post(`/publishers/${id}/keys`, { expiresAt: soon(-1) });
  expect([refused.status, refused.body.errors[0].field]).toEqual([422, 'expiresAt']);
});

test('ADMIN4 rotation: both keys work during the overlap, with the same name and scopes', async () => {
  const { id } = await world.publisher('Rotation');
  const { body: old } = await admin.post(`/publishers/${id}/keys`, { name: 'CMS', scopes: ['publish', 'moderate'] });
  const { status, body: fresh } = await admin.post(`/keys/${old.id}/rotate`, { overlapHours: 2 });
  expect([status, fresh.scopes, fresh.replaces.id]).toEqual([201, ['publish', 'moderate'], old.id]);
  for (const key of [old.key, fresh.key]) expect((await world.api(key).get('/submissions')).status).toBe(200);
  const { body } = await admin.get(`/keys?publisher=${id}`);
  const rows = new Map(body.keys.map((key: { id: string }) => [key.id, key]));
  expect(rows.get(old.id)).toMatchObject({ replacedBy: fresh.id, expiresAt: fresh.replaces.worksUntil });
  expect(rows.get(fresh.id)).toMatchObject({ name: 'CMS', expiresAt: null });
  const again = await admin.post(`/keys/${old.id}/rotate`, {});
  expect([again.status, again.body.code]).toEqual([409, 'key_ended']);
});

test('ADMIN4 of two rotations at once one is refused; without an overlap the old key ends at once', async () => {
  const { id } = await world.publisher('Twice');
  const { body: key } = await admin.post(`/publishers/${id}/keys`, {});
  const rotate = () => admin.post(`/keys/${key.id}/rotate`, { overlapHours: 0 });
  const answers = await Promise.all([rotate(), rotate()]);
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  expect((await world.api(key.key).get('/submissions')).body.code).toBe('key_expired');
});

test('ADMIN4 the key of the environment is not rotated here', async () => {
  const { body } = await admin.get('/keys');
  const preset = body.keys.find((key: { isPreset: boolean }) => key.isPreset);
  const { status, body: problem } = await admin.post(`/keys/${preset.id}/rotate`, {});
  expect([status, problem.code]).toEqual([409, 'key_preset']);
});

test('ADMIN5 a publisher is renamed, but not to a name that looks like another', async () => {
  const { id, api } = await world.publisher('Old Name');
  await world.publisher('Taken');
  await api.publish({ headline: 'Under which name', body: 'Text.' });
  const { body } = await admin.patch(`/publishers/${id}`, { name: 'New Name', description: 'A paper.', url: '' });
  expect(body).toMatchObject({ name: 'New Name', description: 'A paper.', url: null, stories: 1, keys: 1 });
  const { body: page } = await world.api('').get(`/stories?publisher=${id}`);
  expect(page.stories[0].publisher.name).toBe('New Name');
  const taken = await admin.patch(`/publishers/${id}`, { name: 'Tаken' });
  expect([taken.status, taken.body.code]).toEqual([409, 'name_taken']);
  expect((await admin.patch(`/publishers/${id}`, { name: 'NEW name' })).status).toBe(200);
  expect((await admin.patch(`/publishers/${id}`, {})).status).toBe(422);
});

test('ADMIN5 a disabled publisher reads and does not write, until it is enabled', async () => {
  const { id, api } = await world.publisher('Disabled');
  const { storyId } = await api.publish({ headline: 'It stays', body: 'Text.' });
  expect((await admin.patch(`/publishers/${id}`, { enabled: false })).body.disabledAt).not.toBe(null);
  const writes = [
    await api.post('/stories', { headline: 'Refused', body: 'Text.' }),
    await api.patch(`/stories/${storyId}`, { headline: 'Refused' }),
    await api.delete(`/stories/${storyId}`),
    await api.post('/coverages', { title: 'Refused' }),
    await api.post('/webhooks', { url: 'https://receiver.example/' }),
  ];
  expect(writes.map(({ status, body }) => [status, body.code])).toEqual(writes.map(() => [403, 'publisher_disabled']));
  expect((await api.get('/submissions')).status).toBe(200);
  expect((await world.api('').get(`/stories/${storyId}`)).status).toBe(200);
  await admin.patch(`/publishers/${id}`, { enabled: true });
  expect((await api.post('/stories', { headline: 'Taken again', body: 'Text.' })).status).toBe(202);
});

test('ADMIN6 a publisher that is removed leaves its stories; its keys, feeds and what waits end', async () => {
  const { id, api } = await world.publisher('Leaves stories');
  const { storyId } = await api.publish({ headline: 'It stays, too', body: 'Text.' });
  const { body: held } = await api.post('/stories', { headline: 'Held', body: 'Text.', embargoUntil: soon(2) });
  const { body: coverage } = await api.post('/coverages', { title: 'Running' });
  await admin.post('/feeds', { url: 'https://leaves.example/feed', publisher: id, enabled: false });
  await api.put('/drafts/018f0000-0000-4000-8000-000000000001', { revision: 0, fields: { headline: 'Unfinished' } });
  const dry = await admin.delete(`/publishers/${id}`, { stories: 'keep', dryRun: true });
  expect(dry.body).toMatchObject({ removed: false, waiting: 1, publisher: { stories: 1, feeds: 1, coverages: 1 } });
  expect((await admin.delete(`/publishers/${id}`, { stories: 'keep' })).status).toBe(200);
  expect(await listed(id)).toBe(undefined);
  expect((await api.get('/submissions')).body.code).toBe('key_revoked');
  expect((await world.api('').get(`/stories/${storyId}`)).status).toBe(200);
  const { rows } = await world.db.query('SELECT status, reason FROM submissions WHERE id = $1', [held.id]);
  expect(rows).toEqual([{ status: 'rejected', reason: 'Its publisher was removed.' }]);
  expect((await world.db.query('SELECT FROM drafts WHERE publisher_id = $1', [id])).rowCount).toBe(0);
  const { body: ended } = await world.api('').get(`/coverages/${coverage.coverage.id}`);
  expect(ended.coverage.endedAt).not.toBe(null);
  expect((await admin.post(`/publishers/${id}/keys`, {})).status).toBe(404);
  expect((await admin.delete(`/publishers/${id}`, { stories: 'keep' })).status).toBe(404);
});

test('ADMIN6 with a takedown, workers remove every story and live coverage, and readers are told why', async () => {
  const { id, api } = await world.publisher('Taken down');
  const stories: string[] = [];
  for (const headline of ['Whales in the bay', 'A bridge of glass', 'Snow in June']) {
    stories.push((await api.publish({ headline, body: `${headline}: the text.` })).storyId);
  }
  const { body: live } = await api.post('/coverages', { title: 'Whales, live' });
  const gone = [...stories.map((story) => `/stories/${story}`), `/coverages/${live.coverage.id}`];
  const without = await admin.delete(`/publishers/${id}`, { stories: 'takedown' });
  expect([without.status, without.body.errors[0].field]).toEqual([422, 'reason']);
  const { status } = await admin.delete(`/publishers/${id}`, { stories: 'takedown', reason: 'At its own wish' });
  expect(status).toBe(202);
  const answers = await waitFor('all of it is gone', async () => {
    const found = await Promise.all(gone.map((address) => world.api('').get(address)));
    return found.every((answer) => answer.status === 451) && found;
  });
  for (const { body } of answers) expect(body.detail).toContain('At its own wish');
});

test('ADMIN6 nobody removes or disables the publisher of the environment’s key, or their own', async () => {
  const { body } = await admin.get('/keys');
  const desk = body.keys.find((key: { isPreset: boolean }) => key.isPreset).publisher.id;
  const { id } = await world.publisher('An operator');
  const { body: made } = await admin.post(`/publishers/${id}/keys`, { scopes: ['admin'] });
  const answers = [
    await admin.delete(`/publishers/${desk}`, { stories: 'keep' }),
    await admin.patch(`/publishers/${desk}`, { enabled: false }),
    await world.api(made.key).delete(`/publishers/${id}`, { stories: 'keep' }),
  ];
  expect(answers.map(({ status, body: problem }) => [status, problem.code])).toEqual([
    [409, 'key_preset'],
    [409, 'key_preset'],
    [409, 'own_publisher'],
  ]);
});
