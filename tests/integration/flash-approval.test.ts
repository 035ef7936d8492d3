import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Api } from '../helpers/api.ts';
import { newswire } from '../helpers/commands.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { openWorld, type World } from '../helpers/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld({ workers: 2 });
});
afterAll(() => world.close());

interface Desk {
  id: string;
  ana: Api;
  ben: Api;
  keyOf(person: string | undefined): Promise<{ key: string; api: Api }>;
}

/** A publisher whose flashes need two people. */
async function desk(name: string): Promise<Desk> {
  const { body: publisher } = await world.api().post('/publishers', { name });
  const changed = await world.api().patch(`/publishers/${publisher.id}`, { flashNeedsTwo: true });
  expect(changed.body).toMatchObject({ flashNeedsTwo: true });
  const keyOf: Desk['keyOf'] = async (person) => {
    const { body } = await world.api().post(`/publishers/${publisher.id}/keys`, person ? { name: person } : {});
    return { key: body.key, api: world.api(body.key) };
  };
  return { id: publisher.id, keyOf, ana: (await keyOf('Ana')).api, ben: (await keyOf('Ben')).api };
}

const FLASH = { headline: 'The bridge has fallen', body: 'It fell at noon.', priority: 'flash' };

async function submit(api: Api, story: object = FLASH): Promise<string> {
  const { status, body } = await api.post('/stories', story);
  expect(status).toBe(202);
  return body.id;
}

const read = async (api: Api, id: string) => (await api.get(`/submissions/${id}`)).body;
const approve = (api: Api, id: string, version = 0) => api.post(`/submissions/${id}/approve`, { version });

test('FLASH1 FLASH2 a flash waits for somebody else, and then goes out; others do not wait', async () => {
  const { ana, ben } = await desk('The Bridge Post');
  const reader = await world.reader({ filter: { minPriority: 'flash' } });
  const id = await submit(ana);
  await ana.publish({ headline: 'An urgent one', priority: 'urgent' });
  const waiting = await read(ben, id);
  expect(waiting).toMatchObject({
    ...{ status: 'queued', headline: FLASH.headline, story: FLASH },
    approval: { state: 'waiting', version: 0, writtenBy: 'Ana' },
  });
  expect(waiting.releaseAt).toBeUndefined();
  expect(Date.parse(waiting.approval.until) - Date.now()).toBeGreaterThan(23 * 3_600_000);
  expect((await ben.get('/submissions?status=held')).body.submissions).toMatchObject([{ id }]);
  expect((await approve(ana, id)).body.code).toBe('own_submission');
  expect((await approve(ben, id, 1)).body.code).toBe('flash_changed');
  expect((await ben.post(`/submissions/${id}/approve`, {})).body.errors).toMatchObject([{ field: 'version' }]);
  expect(reader.events).toEqual([]);
  expect(await approve(ben, id)).toMatchObject({ status: 200, body: { approval: { state: 'approved' } } });
  const [event] = await reader.received(1);
  expect(event).toMatchObject({ story: { headline: FLASH.headline, priority: 'flash' } });
  expect(await ana.finished(id)).toMatchObject({ status: 'published', approval: { approvedBy: 'Ben' } });
  expect((await approve(ben, id, 1)).body.code).toBe('already_released');
  const { body: log } = await world.api().get(`/admin/audit?target=${id}`);
  expect(log.entries).toMatchObject([
    { action: 'flash.approved', by: { key: { name: 'Ben' } }, after: { version: 0 } },
  ]);
});

test('FLASH2 another key of the same person, a key without a name and another publisher cannot approve; an operator can', async () => {
  const { ana, keyOf } = await desk('The Pier Post');
  const other = await desk('The Other Post');
  const id = await submit(ana);
  expect((await approve((await keyOf(' ana ')).api, id)).body.code).toBe('own_submission');
  expect((await approve((await keyOf(undefined)).api, id)).body.code).toBe('own_submission');
  expect((await approve(other.ben, id)).status).toBe(404);
  expect((await approve(world.api('nw_nonsense'), id)).status).toBe(401);
  expect((await read(world.api(), id)).story).toMatchObject(FLASH);
  expect((await approve(world.api(), id)).status).toBe(200);
  expect((await ana.finished(id)).status).toBe('published');
});

test('FLASH3 a change needs another approval, by somebody who has not made it; a flash no more needs none', async () => {
  const { ana, ben, keyOf } = await desk('The Mole Post');
  const later = new Date(Date.now() + 3_600_000).toISOString();
  const id = await submit(ana, { ...FLASH, embargoUntil: later });
  expect(await approve(ben, id)).toMatchObject({ body: { status: 'queued', releaseAt: later } });
  // It was approved, and waits for its embargo: an edit takes the approval back.
  const { body: changed } = await ben.patch(`/submissions/${id}`, { headline: 'The bridge is down' });
  expect(changed).toMatchObject({ releaseAt: later, approval: { state: 'waiting', version: 2, writtenBy: 'Ben' } });
  expect((await approve(ben, id, 2)).body.code).toBe('own_submission');
  expect((await approve(ana, id, 2)).body.code).toBe('own_submission');
  const { body: now } = await ana.patch(`/submissions/${id}`, { embargoUntil: null });
  expect(now).toMatchObject({ status: 'queued', approval: { state: 'waiting', version: 3 } });
  expect((await approve((await keyOf('Cleo')).api, id, 3)).status).toBe(200);
  expect(await ana.finished(id)).toMatchObject({ status: 'published', headline: 'The bridge is down' });
  const lesser = await submit(ana);
  await ana.patch(`/submissions/${lesser}`, { priority: 'urgent' });
  expect(await ana.finished(lesser)).toMatchObject({ status: 'published' });
  const { storyId } = await ana.publish({ headline: 'A quiet one' });
  const { body: raised } = await ana.patch(`/stories/${storyId}`, { priority: 'flash' });
  expect(await read(ana, raised.id)).toMatchObject({ kind: 'correct', approval: { state: 'waiting' } });
  expect((await approve(ben, raised.id)).status).toBe(200);
  await ana.finished(raised.id);
  expect((await ana.get(`/stories/${storyId}`)).body).toMatchObject({ priority: 'flash', revision: 2 });
});

test('FLASH4 of an approval and a cancellation at once, and of two approvals, one comes too late', async () => {
  const { ana, ben, keyOf } = await desk('The Race Post');
  const cleo = (await keyOf('Cleo')).api;
  for (let round = 0; round < 8; round += 1) {
    const id = await submit(ana, { ...FLASH, headline: `Race ${round}` });
    const [approved, cancelled] = await Promise.all([approve(ben, id), ana.delete(`/submissions/${id}`)]);
    expect([approved.status, cancelled.status].sort()).toEqual([200, 409]);
    const { status } = await ana.finished(id);
    expect(status).toBe(approved.status === 200 ? 'published' : 'cancelled');
    const twice = await submit(ana, { ...FLASH, headline: `Twice ${round}` });
    const both = await Promise.all([approve(ben, twice), approve(cleo, twice)]);
    expect(both.map(({ body }) => body.code ?? 'approved').sort()).toEqual(['already_released', 'approved']);
    expect((await ana.finished(twice)).status).toBe('published');
  }
});

test('FLASH5 a flash is refused with a reason, replaced by a newer one, and cancelled when nobody approves it in time', async () => {
  const { ana, ben } = await desk('The Late Post');
  const id = await submit(ana);
  expect((await ben.post(`/submissions/${id}/refuse`, {})).body.errors).toMatchObject([{ field: 'reason' }]);
  expect(await ben.post(`/submissions/${id}/refuse`, { reason: 'One source only.' })).toMatchObject({
    body: { status: 'cancelled', reason: 'One source only.' },
  });
  expect((await approve(ben, id)).body.code).toBe('already_ended');
  const older = await submit(ana, { ...FLASH, externalId: 'bridge' });
  const newer = await submit(ana, { ...FLASH, externalId: 'bridge', headline: 'The bridge stands' });
  expect(await read(ana, older)).toMatchObject({ status: 'replaced', replacedBy: newer });
  await world.db.query({
    text: `UPDATE submissions SET approval_until = now() - interval '1 second' WHERE id = $1`,
    values: [newer],
  });
  expect((await approve(ben, newer)).body.code).toBe('already_ended');
  expect(
    await waitFor('it was cancelled', async () => {
      const submission = await read(ana, newer);
      return submission.status !== 'queued' && submission;
    }),
  ).toMatchObject({ status: 'cancelled', reason: 'Nobody approved it within 24 hours.' });
});

test('FLASH1 FLASH2 operators set the rule, and people approve and refuse, on the command line', async () => {
  const { body: publisher } = await world.api().post('/publishers', { name: 'The Terminal Post' });
  const admin = { ...world.env, NEWSWIRE_URL: world.url(), NEWSWIRE_KEY: world.config.adminKey };
  const set = await newswire(['publisher', 'set', publisher.id, '--flash-needs-two', 'on', '--json'], admin);
  expect(JSON.parse(set.stdout)).toMatchObject({ flashNeedsTwo: true });
  const keyOf = async (name: string): Promise<string> =>
    (await world.api().post(`/publishers/${publisher.id}/keys`, { name })).body.key;
  const ana = world.api(await keyOf('Ana'));
  const ben = { ...admin, NEWSWIRE_KEY: await keyOf('Ben') };
  const id = await submit(ana);
  const list = await newswire(['submission', 'list', '--held'], ben);
  expect(list.stdout).toContain(`${id}  waits for approval  publish  ${FLASH.headline}`);
  const approved = await newswire(['submission', 'approve', id], ben);
  expect(approved.code, approved.stderr).toBe(0);
  expect((await ana.finished(id)).status).toBe('published');
  const other = await submit(ana, { ...FLASH, headline: 'Not yet' });
  const refused = await newswire(['submission', 'refuse', other, '--reason', 'Wait for the mayor.'], ben);
  expect(refused.stdout).toMatch(/status +cancelled/);
});
