import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Api } from '../helpers/api.ts';
import { openCommenter, type TestCommenter } from '../helpers/commenter.ts';
import { openWorld, type World } from '../helpers/world.ts';

let world: World;
let moderator: Api;
let ana: TestCommenter;
let ben: TestCommenter;
let story: string;
let turn = 0;
beforeAll(async () => {
  world = await openWorld({ env: { NEWSWIRE_TRUST_PROXY: '1' } });
  const { body: publisher } = await world.api().post('/publishers', { name: 'Moderators' });
  const { body: key } = await world.api().post(`/publishers/${publisher.id}/keys`, { scopes: ['moderate'] });
  moderator = world.api(key.key);
});
afterAll(() => world.close());
beforeEach(async () => {
  turn += 1;
  story = (await world.api().publish({ headline: `Story ${turn}`, topics: ['Talk'] })).storyId;
  ana = await openCommenter(world.url(), `Ana ${turn}`, `192.0.2.${turn}`);
  ben = await openCommenter(world.url(), `Ben ${turn}`, `198.51.100.${turn}`);
});

const page = async () => (await world.api().get(`/stories/${story}/comments`)).body;
const log = async (limit = 1) => (await moderator.get(`/moderation/log?limit=${limit}`)).body.entries;

test('MOD1 a comment is hidden and restored with a reason, and both are on the wire and in the log', async () => {
  const reader = await world.reader();
  const { comment } = (await ana.write(story, 'Rude words')).body;
  const hidden = await moderator.post(`/comments/${comment.id}/hide`, { reason: 'Insulting' });
  expect(hidden).toMatchObject({ status: 200, body: { comment: { text: null, writer: null, removed: 'moderator' } } });
  expect(await page()).toMatchObject({ comments: 0, threads: [] });
  expect(await log()).toMatchObject([
    {
      action: 'comment.hidden',
      by: { name: 'Moderators' },
      subject: { type: 'comment', id: comment.id },
      reason: 'Insulting',
      details: { storyId: story, text: 'Rude words', writer: { id: ana.id } },
    },
  ]);
  expect(await ana.call('PATCH', `/comments/${comment.id}`, { text: 'Nice words' })).toMatchObject({
    body: { code: 'comment_removed' },
  });
  await moderator.post(`/comments/${comment.id}/restore`, { reason: 'A quotation' });
  expect(await page()).toMatchObject({ comments: 1, threads: [{ text: 'Rude words', removed: null }] });
  expect(await log()).toMatchObject([{ action: 'comment.restored', reason: 'A quotation' }]);
  expect(await reader.received(3)).toMatchObject([
    { type: 'comment.added', comments: 1 },
    { type: 'comment.removed', comments: 0, comment: { revision: 2 } },
    { type: 'comment.changed', comments: 1, comment: { revision: 3, text: 'Rude words' } },
  ]);
});

test('MOD1 a hidden comment keeps its place where others have answered', async () => {
  const { comment } = (await ana.write(story, 'Hide me')).body;
  await ben.write(story, 'I answered', { parentId: comment.id });
  await moderator.post(`/comments/${comment.id}/hide`, { reason: 'Off topic' });
  await moderator.post(`/comments/${comment.id}/hide`, { reason: 'Off topic' });
  expect(await page()).toMatchObject({
    comments: 1,
    threads: [{ removed: 'moderator', text: null, replies: [{ text: 'I answered' }] }],
  });
});

test('MOD2 readers report, with a name or without, and a moderator settles it', async () => {
  const { comment } = (await ana.write(story, 'Spam, spam')).body;
  const anonymous = (reason?: string) =>
    world
      .api('')
      .post(`/comments/${comment.id}/report`, { ...(reason && { reason }) }, { 'X-Forwarded-For': '192.0.2.99' });
  expect((await anonymous('Spam')).status).toBe(204);
  expect((await anonymous('Spam again')).status).toBe(204);
  expect((await ben.call('POST', `/comments/${comment.id}/report`, { reason: 'Advertising' })).status).toBe(204);
  expect((await moderator.get('/comments/reports')).body.reports).toMatchObject([
    {
      comment: { id: comment.id, text: 'Spam, spam' },
      story: { id: story },
      reports: 2,
      reasons: ['Spam', 'Advertising'],
    },
  ]);
  const kept = await moderator.post(`/comments/${comment.id}/restore`, { reason: 'Harmless' });
  expect(kept.body.comment.text).toBe('Spam, spam');
  expect((await moderator.get('/comments/reports')).body.reports).toEqual([]);
  expect(await log()).toMatchObject([{ action: 'comment.kept', reason: 'Harmless' }]);
});

test('MOD3 someone who is blocked cannot write, until the block ends or is lifted', async () => {
  const { comment } = (await ana.write(story, 'Before')).body;
  const until = new Date(Date.now() + 3_600_000).toISOString();
  expect((await moderator.post(`/commenters/${ana.id}/block`, { reason: 'Flooding', until })).status).toBe(204);
  const refused = await ana.write(story, 'During');
  expect(refused).toMatchObject({ status: 403, body: { code: 'commenter_blocked' } });
  expect(refused.body.detail).toContain('Flooding');
  expect(await ana.call('PATCH', `/comments/${comment.id}`, { text: 'Edited' })).toMatchObject({ status: 403 });
  const me = await fetch(`${world.url()}/api/v1/me`, { headers: { Cookie: ana.cookie } });
  expect(await me.json()).toMatchObject({ me: { blocked: { until, reason: 'Flooding' } } });
  await world.db.query("UPDATE commenters SET blocked_until = now() - interval '1 second' WHERE id = $1", [ana.id]);
  expect((await ana.write(story, 'After')).status).toBe(201);
  await moderator.post(`/commenters/${ana.id}/block`, { reason: 'For good' });
  expect((await ana.write(story, 'Never')).status).toBe(403);
  expect((await moderator.delete(`/commenters/${ana.id}/block`, { reason: 'Apologised' })).status).toBe(204);
  expect((await ana.write(story, 'Again')).status).toBe(201);
  expect(await log(3)).toMatchObject([
    { action: 'commenter.unblocked', reason: 'Apologised' },
    { action: 'commenter.blocked', details: { until: null } },
    { action: 'commenter.blocked', details: { until } },
  ]);
});

test('MOD4 a story takes no comments while its discussion is closed; those that stand stay', async () => {
  const reader = await world.reader();
  const { comment } = (await ana.write(story, 'In time')).body;
  expect((await moderator.post(`/stories/${story}/comments/close`, { reason: 'Out of hand' })).status).toBe(204);
  expect(await ben.write(story, 'Too late')).toMatchObject({
    status: 409,
    body: { code: 'comments_closed', detail: 'Out of hand' },
  });
  expect(await ana.call('PATCH', `/comments/${comment.id}`, { text: 'Edited' })).toMatchObject({ status: 409 });
  expect(await page()).toMatchObject({ comments: 1, closed: { reason: 'Out of hand', at: expect.any(String) } });
  await moderator.post(`/stories/${story}/comments/open`, { reason: 'Calm again' });
  expect((await ben.write(story, 'In time again')).status).toBe(201);
  expect(await reader.received(4)).toMatchObject([
    { type: 'comment.added' },
    { type: 'discussion.closed', storyId: story, comments: 1, closed: { reason: 'Out of hand' } },
    { type: 'discussion.opened', storyId: story, closed: null },
    { type: 'comment.added' },
  ]);
});

test('MOD4 a retracted story keeps its comments', async () => {
  await ana.write(story, 'I was here');
  const { body } = await world.api().delete(`/stories/${story}`, { reason: 'Wrong' });
  await world.api().finished(body.id);
  expect(await page()).toMatchObject({ comments: 1, threads: [{ text: 'I was here' }] });
});

test('MOD5 only keys with the scope moderate may moderate, and each act needs a reason', async () => {
  const { comment } = (await ana.write(story, 'Mine')).body;
  const { api: publisher } = await world.publisher(`No moderator ${turn}`);
  const acts: [string, string][] = [
    ['POST', `/comments/${comment.id}/hide`],
    ['POST', `/comments/${comment.id}/restore`],
    ['POST', `/stories/${story}/comments/close`],
    ['POST', `/stories/${story}/comments/open`],
    ['POST', `/commenters/${ana.id}/block`],
    ['DELETE', `/commenters/${ana.id}/block`],
  ];
  const json = { 'Content-Type': 'application/json' };
  for (const [method, path] of acts) {
    expect(await publisher.send(method, path, '{"reason":"x"}', json)).toMatchObject({
      body: { code: 'scope_missing' },
    });
    expect(await ana.call(method, path, { reason: 'x' })).toMatchObject({ body: { code: 'key_missing' } });
    expect(await moderator.send(method, path, '{}', json)).toMatchObject({ body: { errors: [{ field: 'reason' }] } });
  }
  for (const path of ['/comments/reports', '/moderation/log']) {
    expect((await publisher.get(path)).body.code).toBe('scope_missing');
  }
});
