import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Api } from '../helpers/api.ts';
import { openWorld, type World } from '../helpers/world.ts';

let world: World;
let api: Api;
beforeAll(async () => {
  world = await openWorld();
  api = (await world.publisher('The Rejected')).api;
});
afterAll(() => world.close());

const GOOD = { headline: 'A good story', topics: ['Good'] };
const JSON_TYPE = { 'Content-Type': 'application/json' };
const NDJSON_TYPE = { 'Content-Type': 'application/x-ndjson' };

describe('a story that breaks a rule is refused with its field and rule', () => {
  test.each([
    ['a missing headline', {}, 'headline', 'required'],
    ['a blank headline', { headline: '  ' }, 'headline', 'rule'],
    ['a headline of the wrong type', { headline: 7 }, 'headline', 'type'],
    ['a headline that is too long', { headline: 'x'.repeat(1_001) }, 'headline', 'too_long'],
    ['an unknown field', { ...GOOD, headlines: 'x' }, 'headlines', 'unknown_field'],
    ['an unknown section', { ...GOOD, section: 'gossip' }, 'section', 'one_of'],
    ['an unknown priority', { ...GOOD, priority: 'high' }, 'priority', 'one_of'],
    ['a time without a zone', { ...GOOD, publishedAt: '2026-01-01T00:00:00' }, 'publishedAt', 'format'],
    ['an address that is not http', { ...GOOD, url: 'javascript:alert(1)' }, 'url', 'rule'],
    ['a topic without a letter', { ...GOOD, topics: ['ok', '!!'] }, 'topics.1', 'rule'],
    ['too many topics', { ...GOOD, topics: Array(21).fill('a') }, 'topics', 'too_long'],
    ['a language that is none', { ...GOOD, language: 'English!' }, 'language', 'format'],
  ])('%s', async (_what, story, field, rule) => {
    const { status, body, headers } = await api.post('/stories', story);
    expect(status).toBe(422);
    expect(headers.get('content-type')).toContain('application/problem+json');
    expect(body).toMatchObject({ code: 'validation_failed', status: 422, errors: [{ field, rule }] });
    expect(body.detail).toContain(field);
  });

  test('every broken rule is named at once', async () => {
    const { body } = await api.post('/stories', { summary: 1, section: 'x' });
    expect(body.errors.map((error: { field: string }) => error.field)).toEqual(['headline', 'summary', 'section']);
  });

  test('what is not an object is refused', async () => {
    expect((await api.post('/stories', 'text')).body).toMatchObject({ code: 'validation_failed' });
  });
});

test('a rejected story leaves a rejected submission with its reason, and nothing else', async () => {
  const { body: problem } = await api.post('/stories', { headline: '' });
  const { body: submission } = await api.get(problem.instance.replace('/api/v1', ''));
  expect(submission).toMatchObject({ status: 'rejected', reason: expect.stringContaining('headline') });
  expect(Date.parse(submission.finishedAt)).toBeGreaterThanOrEqual(Date.parse(submission.receivedAt));
  expect(submission.storyId).toBeUndefined();
});

describe('a body that cannot be read', () => {
  test('bad JSON answers 400 bad_json', async () => {
    const { status, body } = await api.send('POST', '/stories', '{"headline": ', JSON_TYPE);
    expect([status, body.code]).toEqual([400, 'bad_json']);
  });

  test('11 MB answers 413 too_large', async () => {
    const body = JSON.stringify({ headline: 'x', body: 'y'.repeat(11 * 1024 * 1024) });
    const answer = await api.send('POST', '/stories', body, JSON_TYPE);
    expect([answer.status, answer.body.code]).toEqual([413, 'too_large']);
    expect(answer.body.detail).toContain('10 MB');
  });

  test('a form answers 415 unsupported_media_type', async () => {
    const form = { 'Content-Type': 'application/x-www-form-urlencoded' };
    const { status, body } = await api.send('POST', '/stories', 'headline=x', form);
    expect([status, body.code]).toEqual([415, 'unsupported_media_type']);
  });

  test('1,001 stories answer 413 too_many_stories', async () => {
    const { status, body } = await api.post('/stories', Array(1_001).fill(GOOD));
    expect([status, body.code]).toEqual([413, 'too_many_stories']);
  });

  test('no story at all answers 400', async () => {
    expect((await api.post('/stories', [])).status).toBe(400);
    expect((await api.send('POST', '/stories', '\n\n', NDJSON_TYPE)).status).toBe(400);
  });
});

describe('good stories beside bad ones', () => {
  test('one bad line in a thousand of NDJSON is named, and 999 are accepted', async () => {
    const lines = Array.from({ length: 1_000 }, (_, index) => JSON.stringify({ headline: `Line ${index}` }));
    lines[500] = '{"headline": "cut off';
    const { status, body } = await api.send('POST', '/stories', lines.join('\n'), NDJSON_TYPE);
    expect(status).toBe(202);
    expect(body).toMatchObject({ accepted: 999, rejected: 1, errors: [{ index: 500, code: 'bad_json' }] });
    expect(body.submissions).toHaveLength(1_000);
    expect(body.submissions[500]).toMatchObject({ index: 500, status: 'rejected' });
  });

  test('an array keeps its good items and names the field of the bad one', async () => {
    const { status, body } = await api.post('/stories', [GOOD, { ...GOOD, section: 'x' }, GOOD]);
    expect(status).toBe(202);
    expect(body).toMatchObject({ accepted: 2, rejected: 1, errors: [{ index: 1, code: 'validation_failed' }] });
    expect(body.errors[0].errors[0]).toMatchObject({ field: 'section', rule: 'one_of' });
  });
});

describe('keys', () => {
  const anonymous = (): Api => world.api('');

  test('no key answers 401 key_missing, and says how to send one', async () => {
    const { status, body, headers } = await anonymous().post('/stories', GOOD);
    expect([status, body.code]).toEqual([401, 'key_missing']);
    expect(headers.get('www-authenticate')).toContain('Bearer');
  });

  test('an unknown key answers 401 key_unknown', async () => {
    const { status, body } = await world.api('nw_nobody').post('/stories', GOOD);
    expect([status, body.code]).toEqual([401, 'key_unknown']);
  });

  test('a revoked key answers 401 key_revoked at once', async () => {
    const { body: publisher } = await world.api().post('/publishers', { name: 'The Revoked' });
    const { body: made } = await world.api().post(`/publishers/${publisher.id}/keys`, { scopes: ['publish'] });
    expect((await world.api(made.key).post('/stories', GOOD)).status).toBe(202);
    expect((await world.api().delete(`/keys/${made.id}`)).status).toBe(204);
    const { status, body } = await world.api(made.key).post('/stories', GOOD);
    expect([status, body.code]).toEqual([401, 'key_revoked']);
  });

  test('a key without the scope answers 403 scope_missing and names the scope', async () => {
    const { status, body } = await api.post('/publishers', { name: 'Not by me' });
    expect([status, body.code]).toEqual([403, 'scope_missing']);
    expect(body.detail).toContain('admin');
  });

  test('a key is checked before the body is read', async () => {
    expect((await anonymous().send('POST', '/stories', '{', JSON_TYPE)).body.code).toBe('key_missing');
  });
});

describe('changes to a story', () => {
  test("somebody else's story answers 403 not_your_story", async () => {
    const { storyId } = await api.publish(GOOD);
    const other = (await world.publisher('The Other')).api;
    expect((await other.patch(`/stories/${storyId}`, { headline: 'Mine now' })).body.code).toBe('not_your_story');
    expect((await other.delete(`/stories/${storyId}`, { reason: 'x' })).status).toBe(403);
  });

  test('a story that does not exist answers 404', async () => {
    expect((await api.patch('/stories/01a20ac4-4460-74ba-8102-f0781fb15ef2', { headline: 'x' })).status).toBe(404);
    expect((await api.patch('/stories/nonsense', { headline: 'x' })).body.code).toBe('not_found');
  });

  test('a correction without a field and a retraction without a reason are refused', async () => {
    const { storyId } = await api.publish(GOOD);
    expect((await api.patch(`/stories/${storyId}`, {})).status).toBe(422);
    const { status, body } = await api.delete(`/stories/${storyId}`, {});
    expect(status).toBe(422);
    expect(body.errors).toMatchObject([{ field: 'reason', rule: 'required' }]);
  });

  test('a retracted story takes no more changes', async () => {
    const { storyId } = await api.publish({ headline: 'Soon retracted' });
    await api.finished((await api.delete(`/stories/${storyId}`, { reason: 'Wrong' })).body.id);
    expect((await api.patch(`/stories/${storyId}`, { headline: 'Back' })).body.code).toBe('story_retracted');
  });
});

describe('queries', () => {
  test.each([
    ['limit=0', 'limit'],
    ['limit=many', 'limit'],
    ['section=2nd', 'section'],
    ['priority=high', 'priority'],
    ['q=%21%21', 'q'],
    ['before=yesterday', 'before'],
    ['nonsense=1', 'nonsense'],
    ['publisher=me', 'publisher'],
  ])('?%s names the parameter', async (query, field) => {
    const { status, body } = await api.get(`/stories?${query}`);
    expect([status, body.code]).toEqual([400, 'bad_query']);
    expect(body.errors[0].field.split('.')[0]).toBe(field);
  });

  test('an address that does not exist answers a problem document', async () => {
    const { status, body } = await api.get('/nothing/here');
    expect([status, body.code]).toEqual([404, 'not_found']);
  });
});

test.each([
  ['/stories?q=', 400, 'bad_query'],
  ['/stories/count?q=', 400, 'bad_query'],
  ['/stream?q=', 400, 'bad_query'],
  ['/export?q=', 400, 'bad_query'],
])('QUERY7: %s names the place at which a query breaks the grammar', async (path, expected, code) => {
  const { status, body } = await api.get(`${path}${encodeURIComponent('quake section:2nd')}`);
  expect(status).toBe(expected);
  expect(body).toMatchObject({ code, errors: [{ field: 'q', rule: 'query', offset: 6, length: 11 }] });
  expect(body.detail).toMatch(/^q must have a section such as world or local-news after section:, at character 7$/);
});
