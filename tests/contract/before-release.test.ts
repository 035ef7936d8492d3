import sql from 'sql-template-tag';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { OPERATIONS } from '../../server/http/reference/openapi.ts';
import type { Api } from '../helpers/api.ts';
import { openWorld, type World } from '../helpers/world.ts';

let world: World;
let api: Api;
let other: Api;
beforeAll(async () => {
  world = await openWorld();
  ({ api } = await world.publisher('The Harbour Post'));
  ({ api: other } = await world.publisher('Meridian Wire'));
});
afterAll(() => world.close());

const HOUR_MS = 3_600_000;
const inMs = (ms: number): string => new Date(Date.now() + ms).toISOString();

async function hold(story: object = {}): Promise<string> {
  const { status, body } = await api.post('/stories', { headline: 'Held', embargoUntil: inMs(HOUR_MS), ...story });
  expect(status, JSON.stringify(body)).toBe(202);
  return body.id;
}

function expectToFit(operationId: string, body: unknown): void {
  const schema = OPERATIONS.find(({ id }) => id === operationId)?.answers[200]?.schema?.schema;
  expect(schema?.safeParse(body).error?.issues, JSON.stringify(body)).toBeUndefined();
}

test('INTAKE12 its publisher reads the whole story while it waits, and nobody else', async () => {
  const embargoUntil = inMs(HOUR_MS);
  const story = { headline: 'Held', body: '**All** of it', bodyFormat: 'markdown', topics: ['Sea'], embargoUntil };
  const id = await hold(story);
  const { body } = await api.get(`/submissions/${id}`);
  expect(body).toMatchObject({ status: 'queued', releaseAt: embargoUntil, story });
  expectToFit('getSubmission', body);
  const listed = (await api.get('/submissions?status=held')).body.submissions;
  expect(listed.map((it: { id: string }) => it.id)).toContain(id);
  expect(listed[0]).not.toHaveProperty('story');
  expect((await other.get(`/submissions/${id}`)).status).toBe(404);
  expect((await world.api().get(`/submissions/${id}`)).body).not.toHaveProperty('story');
  expect((await other.get('/submissions?status=held')).body.submissions).toEqual([]);
});

test('INTAKE12 any field is changed, and the embargo moved; released at once without one', async () => {
  const id = await hold({ summary: 'Old', topics: ['Sea'], byline: 'Ana' });
  const later = inMs(2 * HOUR_MS);
  const change = { headline: 'Better', summary: null, body: 'New text.', priority: 'urgent', embargoUntil: later };
  const { status, body } = await api.patch(`/submissions/${id}`, change);
  expect([status, body.status, body.releaseAt]).toEqual([200, 'queued', later]);
  const { summary: _, ...kept } = change;
  expect(body.story).toEqual({ ...kept, topics: ['Sea'], byline: 'Ana' });
  expectToFit('changeSubmission', body);
  expect((await api.patch(`/submissions/${id}`, { embargoUntil: null })).status).toBe(200);
  const { storyId } = await api.finished(id);
  const { body: story } = await api.get(`/stories/${storyId}`);
  expect(story).toMatchObject({ headline: 'Better', bodyHtml: '<p>New text.</p>', priority: 'urgent', byline: 'Ana' });
});

test('INTAKE12 a past embargo releases it now', async () => {
  const id = await hold();
  const before = Date.now() - 1_000;
  const { body } = await api.patch(`/submissions/${id}`, { embargoUntil: '2020-01-01T00:00:00Z' });
  expect(Date.parse(body.releaseAt)).toBeGreaterThan(before);
  expect(await api.finished(id)).toMatchObject({ status: 'published' });
});

test('INTAKE12 a cancelled one is never released, and cancelling it again changes nothing', async () => {
  const id = await hold({ externalId: 'cancelled' });
  const { status, body } = await api.delete(`/submissions/${id}`, { reason: 'Legal' });
  expect([status, body.status, body.reason]).toEqual([200, 'cancelled', 'Legal']);
  expectToFit('cancelSubmission', body);
  const again = await api.delete(`/submissions/${id}`);
  expect([again.status, again.body.reason]).toEqual([200, 'Legal']);
  const refused = await api.patch(`/submissions/${id}`, { headline: 'x' });
  expect([refused.status, refused.body.code]).toEqual([409, 'already_ended']);
  expect(refused.body.detail).toContain('submit the story again');
  expect((await api.get('/submissions?status=cancelled')).body.submissions[0].id).toBe(id);
  // What comes after it is a story of its own.
  expect(await api.publish({ externalId: 'cancelled', headline: 'Anew' })).toMatchObject({ status: 'published' });
});

test.each([
  [{}, '', 'must change at least one field'],
  [{ headline: '' }, 'headline', ''],
  [{ headline: null }, 'headline', ''],
  [{ embargoUntil: 'tomorrow' }, 'embargoUntil', 'time zone'],
  [{ title: 'x' }, 'title', ''],
  [{ externalId: 'x' }, 'externalId', ''],
  [{ body: '<b>'.repeat(600), bodyFormat: 'html' }, 'body', 'deep'],
])('INTAKE12 the change %j is refused by name, and nothing is changed', async (change, field, detail) => {
  const id = await hold();
  const { status, body } = await api.patch(`/submissions/${id}`, change);
  expect([status, body.code]).toEqual([422, 'validation_failed']);
  expect(body.errors[0].field).toBe(field);
  expect(body.detail).toContain(detail);
  expect((await api.get(`/submissions/${id}`)).body.story.headline).toBe('Held');
});

test('a body in the format that was submitted is checked with it', async () => {
  const id = await hold({ body: '<p>x</p>', bodyFormat: 'html' });
  expect((await api.patch(`/submissions/${id}`, { body: '<b>'.repeat(600) })).status).toBe(422);
});

test('INTAKE12 what is on the wire is corrected as a story, and the refusal says how', async () => {
  const { id, storyId } = await api.publish({ headline: 'Out' });
  for (const answer of [
    await api.patch(`/submissions/${id}`, { headline: 'x' }),
    await api.delete(`/submissions/${id}`),
  ]) {
    expect([answer.status, answer.body.code]).toEqual([409, 'already_released']);
    expect(answer.body.detail).toContain(`PATCH /api/v1/stories/${storyId}`);
  }
  const reasonless = await api.delete(`/submissions/${id}`, { reason: '' });
  expect(reasonless.status).toBe(422);
});

test('INTAKE12 other publishers and strangers cannot touch it', async () => {
  const id = await hold();
  for (const stranger of [other, world.api()]) {
    expect((await stranger.patch(`/submissions/${id}`, { headline: 'x' })).status).toBe(404);
    expect((await stranger.delete(`/submissions/${id}`)).status).toBe(404);
  }
  expect((await world.api('nw_nobody').delete(`/submissions/${id}`)).status).toBe(401);
  expect((await api.get(`/submissions/${id}`)).body.status).toBe('queued');
});

test('INTAKE13 a newer submission replaces one that waits, and its own embargo counts', async () => {
  const old = await hold({ externalId: 'http://x.example/1', headline: 'Wrong', embargoUntil: inMs(700) });
  const newer = await hold({ externalId: 'https://x.example/1', headline: 'Right', embargoUntil: inMs(1_400) });
  const { body } = await api.get(`/submissions/${old}`);
  expect(body).toMatchObject({ status: 'replaced', replacedBy: newer });
  expectToFit('getSubmission', body);
  const refused = await api.patch(`/submissions/${old}`, { headline: 'x' });
  expect([refused.status, refused.body.code]).toEqual([409, 'already_ended']);
  expect(refused.body.detail).toContain(newer);
  const { storyId } = await api.finished(newer);
  const { body: revisions } = await api.get(`/stories/${storyId}/revisions`);
  expect(revisions.revisions.map((it: { headline: string }) => it.headline)).toEqual(['Right']);
});

test('INTAKE13 one without an embargo replaces it, too, also within a batch; another publisher’s does not', async () => {
  const old = await hold({ externalId: 'b' });
  await other.post('/stories', { externalId: 'b', headline: 'Theirs' });
  expect((await api.get(`/submissions/${old}`)).body.status).toBe('queued');
  const embargoUntil = inMs(HOUR_MS);
  const { body } = await api.post('/stories', [
    { externalId: 'b', headline: 'First of the batch', embargoUntil },
    { externalId: 'b', headline: 'Second of the batch' },
  ]);
  const [first, second] = body.submissions.map((it: { id: string }) => it.id);
  for (const id of [old, first]) {
    expect((await api.get(`/submissions/${id}`)).body).toMatchObject({ status: 'replaced', replacedBy: second });
  }
  expect(await api.finished(second)).toMatchObject({ status: 'published' });
});

test('INTAKE13 a repeated request replaces nothing', async () => {
  const once = { 'Idempotency-Key': 'held-once' };
  const story = { externalId: 'r', headline: 'Repeated', embargoUntil: inMs(HOUR_MS) };
  const first = (await api.post('/stories', story, once)).body.id;
  expect((await api.post('/stories', story, once)).body.id).toBe(first);
  expect((await api.get(`/submissions/${first}`)).body.status).toBe('queued');
});

test('INTAKE13 of a held correction, a newer one takes what it changes; a retraction takes all', async () => {
  const { storyId } = await api.publish({ externalId: 'c', headline: 'Ten', summary: 'Old' });
  const embargoUntil = inMs(HOUR_MS);
  const correct = async (patch: object): Promise<string> => (await api.patch(`/stories/${storyId}`, patch)).body.id;
  const held = await correct({ headline: 'Nine', summary: 'New', embargoUntil });
  await api.finished(await correct({ headline: 'Eight' }));
  const { body } = await api.get(`/submissions/${held}`);
  expect(body).toMatchObject({ status: 'queued', story: { summary: 'New', embargoUntil } });
  expect(body.story).not.toHaveProperty('headline');
  const newer = await correct({ summary: 'Newest', embargoUntil });
  expect((await api.get(`/submissions/${held}`)).body).toMatchObject({ status: 'replaced', replacedBy: newer });
  const changed = await api.patch(`/submissions/${newer}`, { summary: null, byline: 'Ana' });
  expect(changed.body.story).toEqual({ summary: null, byline: 'Ana', embargoUntil });
  const whole = await hold({ externalId: 'c', headline: 'Whole' });
  expect((await api.get(`/submissions/${newer}`)).body).toMatchObject({ status: 'replaced', replacedBy: whole });
  const last = await correct({ byline: 'Ben', embargoUntil });
  const { body: retraction } = await api.delete(`/stories/${storyId}`, { reason: 'Wrong' });
  for (const id of [whole, last]) {
    expect((await api.get(`/submissions/${id}`)).body).toMatchObject({ status: 'replaced', replacedBy: retraction.id });
  }
});

test('the waiting ones are counted for the desk, by the same clock', async () => {
  const { api: fresh } = await world.publisher('Counted');
  const { body } = await fresh.post('/stories', { headline: 'x', embargoUntil: inMs(HOUR_MS) });
  expect((await fresh.get('/publishers/me')).body.figures.held).toBe(1);
  await world.db.query(sql`UPDATE submissions SET release_at = now() - interval '1 s' WHERE id = ${body.id}`);
  expect((await fresh.get('/publishers/me')).body.figures.held).toBe(0);
});
