import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { OPERATIONS } from '../../server/http/reference/openapi.ts';
import type { AuditEntry } from '../../shared/contract/audit-schema.ts';
import { BUILT_IN_SECTIONS } from '../../shared/domain/section.ts';
import { prune } from '../../worker/maintenance/prune.ts';
import type { Api } from '../helpers/api.ts';
import { signInToOps } from '../helpers/operator.ts';
import { openWorld, type World } from '../helpers/world.ts';

let world: World;
let admin: Api;
const made = { person: '', publisher: '', feed: '', key: '', story: '', coverage: '', bridge: '', failed: [''] };
beforeAll(async () => {
  world = await openWorld({ env: { NEWSWIRE_FEED_MIN_SECONDS: '3600' } });
  admin = world.api();
  const { body: publisher } = await admin.post('/publishers', { name: 'Audited' });
  const { body: key } = await admin.post(`/publishers/${publisher.id}/keys`, { name: 'CMS' });
  const { body: feed } = await admin.post('/feeds', { url: 'https://feeds.example/feed', enabled: false });
  const story = { headline: 'A story that must go', body: 'Its text.', topics: ['harbours'] };
  const { storyId } = await world.api(key.key).publish(story);
  const { body: live } = await world.api(key.key).post('/coverages', { title: 'A coverage that must go' });
  made.coverage = live.coverage.id;
  Object.assign(made, { publisher: publisher.id, key: key.id, feed: feed.id, story: storyId });
  const accepted = await Promise.all(
    ['Fails once', 'Fails twice'].map((headline) => world.api(key.key).publish({ headline, body: 'Text.' })),
  );
  made.failed = accepted.map(({ id }) => id);
  await world.db.query(`UPDATE submissions SET status = 'failed' WHERE id = ANY ($1)`, [made.failed]);
});
afterAll(() => world.close());

const put = (path: string, body: object): Promise<{ status: number }> =>
  admin.send('PUT', path, JSON.stringify(body), { 'Content-Type': 'application/json' });

/** Changes nothing: a search, though it is a POST. */
const READS = ['discoverFeeds'];

/** A request that succeeds, for each call that changes something, in this order. */
const ACTS: Record<string, () => Promise<{ status: number }>> = {
  addPublisher: () => admin.post('/publishers', { name: 'Added' }),
  setSite: () => put('/admin/site', { name: 'The Brindle Wire' }),
  setSiteLogo: async () => {
    const picture = await sharp({ create: { width: 64, height: 64, channels: 3, background: '#000' } })
      .png()
      .toBuffer();
    return admin.send('PUT', '/admin/site/logo', picture, { 'Content-Type': 'image/png' });
  },
  removeSiteLogo: () => admin.delete('/admin/site/logo'),
  addSection: () => admin.post('/admin/sections', { slug: 'local', label: 'Local' }),
  renameSection: () => admin.patch('/admin/sections/local', { label: 'Town' }),
  orderSections: () => put('/admin/sections/order', { sections: ['local', ...BUILT_IN_SECTIONS] }),
  removeSection: () => admin.delete('/admin/sections/local'),
  addKey: () => admin.post(`/publishers/${made.publisher}/keys`, {}),
  changePublisher: () => admin.patch(`/publishers/${made.publisher}`, { enabled: false }),
  addPerson: async () => {
    const answer = await admin.post('/people', { name: 'Ada', role: 'operator' });
    made.person = answer.body.person.id;
    return answer;
  },
  changePerson: () => admin.patch(`/people/${made.person}`, { role: 'moderator' }),
  invitePerson: () => admin.post(`/people/${made.person}/invitation`, undefined),
  removePerson: () => admin.delete(`/people/${made.person}`),
  rotateKey: () => admin.post(`/keys/${made.key}/rotate`, {}),
  revokeKey: () => admin.delete(`/keys/${made.key}`),
  addFeed: () => admin.post('/feeds', { url: 'https://feeds.example/another', enabled: false }),
  importFeeds: () =>
    admin.send(
      'POST',
      '/feeds/import',
      '<opml version="2.0"><body><outline xmlUrl="https://feeds.example/third"/></body></opml>',
      { 'Content-Type': 'text/x-opml' },
    ),
  changeFeed: () => admin.patch(`/feeds/${made.feed}`, { section: 'world', credentials: { password: 'secret-one' } }),
  fetchFeed: () => admin.post(`/feeds/${made.feed}/fetch`, undefined),
  removeFeed: () => admin.delete(`/feeds/${made.feed}`),
  ruleTopic: () => put('/topics/harbours/ruling', { act: 'hold', reason: 'Always there' }),
  undoTopicRuling: () => admin.delete('/topics/harbours/ruling', { reason: 'Not so' }),
  addBridge: async () => {
    const answer = await admin.post('/bridges', { url: 'https://wire.invalid', publisher: 'Wire' });
    made.bridge = answer.body.id;
    return answer;
  },
  changeBridge: () => admin.patch(`/bridges/${made.bridge}`, { paused: true }),
  removeBridge: () => admin.delete(`/bridges/${made.bridge}`),
  pauseQueue: () => admin.post('/queues/push/pause', undefined),
  resumeQueue: () => admin.post('/queues/push/resume', undefined),
  retryQueue: () => admin.post('/queues/push/retry', undefined),
  drainQueue: () => admin.post('/queues/push/drain', undefined),
  retryFailedJob: () => admin.post(`/ops/jobs/edit/${made.failed[0]}/retry`, undefined),
  discardFailedJob: () => admin.delete(`/ops/jobs/edit/${made.failed[1]}`),
  dismissProblem: () => put('/ops/problems/queue-paused:edit/dismissal', { reason: 'A planned pause', hours: 1 }),
  restoreProblem: () => admin.delete('/ops/problems/queue-paused:edit/dismissal'),
  replayWindow: () =>
    admin.post('/ops/replay', { from: '2026-01-01T00:00:00Z', to: '2026-01-02T00:00:00Z', failed: false }),
  takeDownStory: () => admin.post(`/stories/${made.story}/takedown`, { reason: 'Court order' }),
  takeDownCoverage: () => admin.post(`/coverages/${made.coverage}/takedown`, { reason: 'Court order' }),
  removePublisher: () => admin.delete(`/publishers/${made.publisher}`, { stories: 'keep' }),
};

async function newest(query = 'limit=1'): Promise<AuditEntry[]> {
  return (await admin.get(`/admin/audit?${query}`)).body.entries;
}

const changing = OPERATIONS.filter(
  ({ method, who, path, id }) =>
    method !== 'get' && (who === 'admin' || path.includes('/ruling')) && !READS.includes(id),
);

test('each administrative call is tried below', () => {
  expect(changing.map(({ id }) => id).sort()).toEqual(Object.keys(ACTS).sort());
});

test('every administrative call that changes something writes a record', async () => {
  for (const [id, act] of Object.entries(ACTS)) {
    const [before] = await newest();
    const { status } = await act();
    expect([id, status < 300]).toEqual([id, true]);
    const [after] = await newest();
    expect([id, after?.id === before?.id]).toEqual([id, false]);
    expect(after).toMatchObject({
      by: { key: { name: 'NEWSWIRE_ADMIN_KEY' }, person: null, via: 'key' },
      address: '127.0.0.1',
    });
  }
  const [changed] = await newest('action=feed.changed');
  expect(changed).toMatchObject({ before: { section: null }, after: { section: 'world', credentials: 'changed' } });
  expect(JSON.stringify(await newest('limit=500'))).not.toContain('secret-one');
});

test('an act that is refused leaves no record', async () => {
  const [before] = await newest();
  const refused = [
    await admin.delete(`/keys/${made.story}`),
    await admin.post('/publishers', { name: 'Added' }),
    await admin.post(`/stories/${made.publisher}/takedown`, { reason: 'None' }),
    await admin.post(`/ops/jobs/edit/${made.key}/retry`, undefined),
  ];
  expect(refused.map(({ status }) => status)).toEqual([404, 409, 404, 404]);
  expect((await newest())[0]?.id).toBe(before?.id);
});

test('a webhook of an operator’s key is recorded, one of a publisher is not', async () => {
  const url = 'https://receiver.example/hook';
  const { body: hook } = await admin.post('/webhooks', { url });
  await admin.patch(`/webhooks/${hook.id}`, { enabled: false });
  await admin.delete(`/webhooks/${hook.id}`);
  const entries = await newest(`target=${hook.id}`);
  expect(entries.map(({ action }) => action)).toEqual(['webhook.removed', 'webhook.changed', 'webhook.added']);
  expect(JSON.stringify(entries)).not.toContain('whsec_');
  const publisher = await world.publisher('With a webhook');
  const { body: own } = await publisher.api.post('/webhooks', { url });
  expect(await newest(`target=${own.id}`)).toEqual([]);
});

test('signing in, and acting in that session, is recorded as such', async () => {
  const { cookie } = await signInToOps(world);
  expect((await newest())[0]).toMatchObject({ action: 'session.began', target: { type: 'key' } });
  const answer = await fetch(`${world.url()}/api/v1/publishers`, {
    method: 'POST',
    headers: { Cookie: cookie, 'Content-Type': 'application/json', 'Sec-Fetch-Site': 'same-origin' },
    body: JSON.stringify({ name: 'Added in a session' }),
  });
  expect(answer.status).toBe(201);
  expect((await newest())[0]).toMatchObject({ action: 'publisher.added', by: { via: 'session' } });
});

test('the log is read in pages, and by its filters', async () => {
  const all = (await newest('limit=500')).map(({ id }) => id);
  const paged: string[] = [];
  for (let next: string | null = ''; next !== null; ) {
    const before: string = next === '' ? '' : `&before=${next}`;
    const { body } = await admin.get(`/admin/audit?limit=7${before}`);
    paged.push(...body.entries.map(({ id }: AuditEntry) => id));
    next = body.next;
  }
  expect(paged).toEqual(all);
  const future = new Date(Date.now() + 3_600_000).toISOString();
  expect(await newest(`since=${future}`)).toEqual([]);
  expect((await newest(`until=${future}&limit=500`)).length).toBe(all.length);
  const { status, body } = await admin.get('/admin/audit?action=nothing');
  expect([status, body.code, body.errors[0].field]).toEqual([400, 'bad_query', 'action']);
});

test('addresses are forgotten after 90 days, entries after two years', async () => {
  const [oldest, older] = (await newest('limit=500')).reverse();
  await world.db.query(`UPDATE audit_log SET at = now() - interval '731 days' WHERE id = $1`, [oldest?.id]);
  await world.db.query(`UPDATE audit_log SET at = now() - interval '91 days' WHERE id = $1`, [older?.id]);
  const options = { periods: world.config.worker.periods, now: new Date(), signal: new AbortController().signal };
  await prune(world.db, options);
  const left = await newest('limit=500');
  expect(left.map(({ id }) => id)).not.toContain(oldest?.id);
  expect(left.find(({ id }) => id === older?.id)?.address).toBe(null);
  expect(left[0]?.address).toBe('127.0.0.1');
});
