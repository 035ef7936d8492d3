import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildPageIfStale } from '../../cli/up/build-page.ts';
import { LANGUAGES } from '../../shared/domain/languages.ts';
import { nextClock } from '../../shared/domain/sync/clock.ts';
import { openAllQueues } from '../../shared/node/queue/all-queues.ts';
import { beginTakedown } from '../../shared/node/takedown/begin-takedown.ts';
import { finishOpenTakedowns } from '../../shared/node/takedown/finish-takedown.ts';
import { removeFromRecord } from '../../shared/node/takedown/remove-from-record.ts';
import { createAnnouncer } from '../../shared/node/wire/announcer.ts';
import { newswire } from '../helpers/commands.ts';
import { openCommenter } from '../helpers/commenter.ts';
import { recordCoverages, startCoverage, watchCoverage } from '../helpers/coverage.ts';
import { type FeedRig, type Json, openFeedRig } from '../helpers/feed-rig.ts';
import { rss } from '../helpers/feed-site.ts';
import { found, LINES, MARK, markedStory, NEUTRAL, readsOf } from '../helpers/marked-story.ts';
import { openPushService, type PushService } from '../helpers/push-service.ts';
import { readRedis } from '../helpers/read-redis.ts';
import { readTables } from '../helpers/read-tables.ts';
import { openTestDevice } from '../helpers/test-device.ts';
import { waitFor } from '../helpers/wait-for.ts';
import type { World } from '../helpers/world.ts';

const REASON = 'Order of the district court';
const dataDir = mkdtempSync(path.join(tmpdir(), 'newswire-takedown-'));

let push: PushService;
let rig: FeedRig;
let world: World;
let owner: Awaited<ReturnType<World['publisher']>>;
beforeAll(async () => {
  await buildPageIfStale();
  push = await openPushService();
  rig = await openFeedRig({
    ...push.env,
    NEWSWIRE_DATA_DIR: dataDir,
    NEWSWIRE_IMAGES_NETWORKS: '127.0.0.1/32',
    NEWSWIRE_WEBHOOK_NETWORKS: '127.0.0.0/8',
  });
  world = rig.world;
  owner = await world.publisher('The Owner');
});
afterAll(async () => {
  await rig.close();
  await push.close();
  rmSync(dataDir, { recursive: true, force: true });
});

async function takeDown(storyId: string, more: Record<string, unknown> = {}) {
  return world.api().post(`/stories/${storyId}/takedown`, { reason: REASON, ...more });
}

const page = async (address: string, language = 'en') => {
  const answer = await fetch(world.url() + address, {
    headers: { accept: 'text/html', 'accept-language': language },
    redirect: 'manual',
  });
  return { status: answer.status, text: await answer.text(), etag: answer.headers.get('etag') };
};

test('TAKE1 to TAKE7 nothing of a story that was taken down is found anywhere, and everyone is told', {
  timeout: 60_000,
}, async () => {
  const { site } = rig;
  const photo = await sharp({ create: { width: 300, height: 200, channels: 3, background: '#336699' } })
    .jpeg()
    .toBuffer();
  for (const name of ['/zyxqlead.jpg', '/zyxqinner.jpg']) {
    site.on(name, (_req, res) => void res.writeHead(200, { 'content-type': 'image/jpeg' }).end(photo));
  }
  site.on('/hook', (_req, res) => void res.writeHead(204).end());
  await owner.api.post('/webhooks', { url: site.url('/hook'), events: ['comment.added'] });
  const subscriber = push.subscriber();
  const rules = [{ name: 'harbours', filter: { any: ['harbours'] }, level: 'all' }];
  const wish = JSON.stringify({ ...subscriber.subscription, rules });
  const from = { 'Content-Type': 'application/json', 'X-Forwarded-For': subscriber.address };
  await world.api().send('PUT', '/push/subscriptions', wish, from);
  const stranger = await world.reader({ filter: { any: ['something-else'] } });
  const reader = await world.reader();

  // The lead of a storyline, corrected, commented, moderated, saved, seen, fetched and sent again.
  const { storyId } = await owner.api.publish(markedStory(site));
  const idempotent = { 'Idempotency-Key': 'zyxq-key' };
  const again = await owner.api.post('/stories', markedStory(site), idempotent);
  await owner.api.finished(again.body.id);
  const other = await world.publisher('The Other');
  const copy = await other.api.publish({
    ...markedStory(site),
    headline: 'Harbour of Port Amsel shaken',
    body: LINES.join(' ').replaceAll('zyxq', 'plain'),
    ...NEUTRAL,
  });
  const drafts = [{ storyId, fields: { body: 'zyxqdraft' } }, { fields: { headline: markedStory(site).headline } }];
  for (const [index, draft] of drafts.entries()) {
    const id = `018f0000-0000-4000-8000-00000000000${index}`;
    expect((await owner.api.put(`/drafts/${id}`, { revision: 0, ...draft })).status).toBe(201);
  }
  const before = reader.position();
  const corrected = await owner.api.patch(`/stories/${storyId}`, { summary: 'A zyxqcorrected summary.' });
  await owner.api.finished(corrected.body.id);
  const commenter = await openCommenter(world.url(), 'Ana');
  const { comment } = (await commenter.write(storyId, 'I saw the zyxqcomment')).body;
  await world.api().post(`/comments/${comment.id}/hide`, { reason: 'Rude' });
  const device = openTestDevice(world.url());
  await device.call('POST', '/reader');
  const { body: whole } = await owner.api.get(`/stories/${storyId}`);
  const saved = { collection: 'saved', id: storyId, value: JSON.stringify({ at: 1, card: whole }) };
  await device.sync(0, [{ ...saved, clock: nextClock(undefined, Date.now(), 'testtest') }]);
  const picture = world.url() + whole.image.url;
  const inner = world.url() + (/src="(\/images[^"]+)"/.exec(whole.pageHtml)?.[1] ?? '');
  const shown = await fetch(picture);
  expect(shown.status, await shown.text()).toBe(200);
  expect(inner).toContain('/images/');
  const cacheDir = world.config.images.cacheDir;
  expect(readdirSync(cacheDir).length).toBeGreaterThan(1);
  const { etag } = await page(`/api/v1/stories/${storyId}`);
  await waitFor('it was notified', () => subscriber.titles().length > 0);
  const lead = (await world.api().get(`/storylines/${whole.storyline.id}`)).body;
  expect(lead.storyline.leadStoryId).toBe(storyId);
  expect(await readTables(world)).toMatch(MARK);
  expect(await readRedis(world)).toMatch(MARK);

  const { body: plan } = await takeDown(storyId, { dryRun: true });
  expect(plan.found).toMatchObject({ revisions: 2, comments: 1, pictures: 2, savedByReaders: 1, ledStorylines: 1 });
  expect((await world.api().get(`/stories/${storyId}`)).status).toBe(200);

  const done = await takeDown(storyId);
  expect(done).toMatchObject({ status: 200, body: { storyId, reason: REASON, finishedAt: expect.any(String) } });
  expect(await takeDown(storyId, { reason: 'Another' })).toMatchObject({ status: 200, body: done.body });

  // Everyone is told, whatever they follow.
  const removal = { type: 'story.removed', storyId, reason: REASON };
  expect(await stranger.received(1)).toMatchObject([removal]);
  await waitFor('the webhook was told', () =>
    site.requests('/hook').some(({ body }) => body.includes('story.removed')),
  );
  await waitFor('the notification was replaced', () => subscriber.titles().at(-1) === 'A story was taken down');
  const late = await world.reader({ since: before });
  await waitFor('who comes late was told', () => late.events.some(({ type }) => type === 'story.removed'));
  expect(JSON.stringify(late.events)).not.toMatch(MARK);

  // Nothing of it is anywhere.
  await waitFor('the pictures are deleted', async () => (await fetch(picture)).status === 451);
  expect((await fetch(inner)).status).toBe(451);
  expect(readdirSync(cacheDir)).toEqual([]);
  expect(found(await readTables(world))).toEqual([]);
  await waitFor('Redis has nothing of it', async () => found(await readRedis(world)).length === 0);
  for (const address of readsOf(world.url(), storyId, whole.storyline.id, owner.id)) {
    const { text } = await page(address);
    expect(found(text), address).toEqual([]);
  }
  const search = await world.api().get('/stories?q=zyxqheadline');
  expect(search.body.stories).toEqual([]);
  expect((await world.api().get('/topics?prefix=zyxq')).body.topics).toEqual([]);

  // Where it was, there is the reason; other stories of its storyline stay.
  for (const address of [`/stories/${storyId}`, `/stories/${storyId}/revisions`, `/stories/${storyId}/comments`]) {
    expect(await world.api().get(address)).toMatchObject({ status: 451, body: { code: 'story_removed' } });
  }
  const fresh = await fetch(`${world.url()}/api/v1/stories/${storyId}`, { headers: { 'if-none-match': etag ?? '' } });
  expect(fresh.status).toBe(451);
  const titles = new Set<string>();
  for (const language of LANGUAGES) {
    const { status, text } = await page(`/story/${storyId}`, language);
    expect([status, text.includes(REASON)]).toEqual([451, true]);
    titles.add(/<h1>([^<]*)/.exec(text)?.[1] ?? '');
  }
  expect(titles.size).toBe(LANGUAGES.length);
  expect((await world.api().get(`/stories/${copy.storyId}`)).body.storyline).toMatchObject({ stories: 1 });

  // Who, when and why is in the log, without the text.
  const { entries } = (await world.api().get('/moderation/log')).body;
  const entry = entries.find(({ action }: Json) => action === 'story.removed');
  expect(entry).toMatchObject({ reason: REASON, subject: { type: 'story', id: storyId }, at: expect.any(String) });
  expect(JSON.stringify(entries)).not.toMatch(MARK);

  // It does not come back.
  for (const change of [{}, { externalId: 'other-id', url: undefined }, { externalId: undefined }]) {
    const { status, reason } = await owner.api.publish({ ...markedStory(site), ...change });
    expect([status, reason]).toEqual(['rejected', `The story was taken down: ${REASON}`]);
  }
  expect(await owner.api.patch(`/stories/${storyId}`, { summary: 'zyxq' })).toMatchObject({ status: 451 });
  const { body: synced } = await device.sync(0, [{ ...saved, clock: nextClock(undefined, Date.now(), 'testtest') }]);
  expect(synced.items.find(({ id }: Json) => id === storyId)).toMatchObject({ value: null });
  expect(found(await readTables(world))).toEqual([]);
});

test('TAKE1 what a crash has left is finished, wherever it was', { timeout: 30_000 }, async () => {
  const operatorId = owner.id;
  const ids: string[] = [];
  for (const no of [1, 2]) {
    const { storyId } = await owner.api.publish({ headline: `Wyvq${no} at the gate`, topics: [`Wyvq${no}`] });
    ids.push(storyId);
    await beginTakedown(world.db, { storyId, operatorId, reason: REASON });
  }
  // Of one only the wish was recorded; of the other, the text has left Postgres and nothing else has happened.
  await removeFromRecord(world.db, ids[1] ?? '');
  const { redis, keys, db } = world;
  const queues = openAllQueues(redis, keys);
  const announcer = createAnnouncer({ db, redis, keys, streamEvents: world.config.redis.streamEvents });
  await finishOpenTakedowns({ db, redis, keys, queues: queues.queues, announcer });
  await queues.close();
  expect(await readTables(world)).not.toMatch(/wyvq/i);
  await waitFor('Redis has nothing of them', async () => !/wyvq/i.test(await readRedis(world)));
  for (const id of ids) expect((await world.api().get(`/stories/${id}`)).status).toBe(451);
  const { rows } = await db.query(sql`SELECT FROM takedowns WHERE finished_at IS NULL`);
  expect(rows).toEqual([]);
});

test('TAKE6 a feed that still has the story does not bring it back', { timeout: 30_000 }, async () => {
  const items = [{ id: 'kvoq-1', title: 'Kvoq in the feed', link: 'https://feed.example/kvoq' }];
  let listed = items;
  rig.site.on(
    '/kept.xml',
    (_req, res) => void res.writeHead(200, { 'content-type': 'application/rss+xml' }).end(rss('Kept', listed)),
  );
  const feed = await rig.fetched((await rig.add('/kept.xml')).id);
  const [card] = await rig.storiesOf(feed, 1);
  expect((await takeDown(card.id)).status).toBe(200);
  listed = [...items, { id: 'next-1', title: 'The next one', link: 'https://feed.example/next' }];
  await rig.fetchAgain(feed);
  expect(await rig.storiesOf(feed, 1)).toMatchObject([{ headline: 'The next one' }]);
  expect(await readTables(world)).not.toMatch(/kvoq/i);
});

test('TAKE1 the command line tells where the text is, then removes it; others may not', {
  timeout: 30_000,
}, async () => {
  const { storyId } = await owner.api.publish({ headline: 'To be removed by hand' });
  expect((await owner.api.post(`/stories/${storyId}/takedown`, { reason: REASON })).body.code).toBe('scope_missing');
  expect((await takeDown('0195d3c2-7a11-7c3e-9f00-2f6b1c0a9d11')).body.code).toBe('not_found');
  expect((await takeDown(storyId, { reason: ' ' })).body.errors).toMatchObject([{ field: 'reason' }]);
  const connection = ['--url', world.url(), '--key', world.config.adminKey ?? '', '--reason', REASON];
  const dry = await newswire(['takedown', storyId, '--dry-run', ...connection], world.env);
  expect(dry.stdout).toContain('Nothing was removed.');
  const done = await newswire(['takedown', storyId, ...connection], world.env);
  expect(done).toMatchObject({ code: 0, stdout: expect.stringMatching(/^Story .* was taken down at /) });
});

test('TAKE8 nothing of a live coverage that was taken down is found anywhere, and its readers are told', {
  timeout: 30_000,
}, async () => {
  const { site } = rig;
  const photo = await sharp({ create: { width: 300, height: 200, channels: 3, background: '#336699' } })
    .jpeg()
    .toBuffer();
  site.on('/vexqpost.jpg', (_req, res) => void res.writeHead(200, { 'content-type': 'image/jpeg' }).end(photo));
  const VEXQ = /vexq|76657871/i;
  const begun = {
    title: 'Vexqtitle in the bay',
    summary: 'A vexqsummary.',
    keyPoints: ['vexqpoint'],
    authors: ['Vexq'],
  };
  const known = { ...begun, externalId: 'vexq-external' };
  const live = await startCoverage(owner.api, known);
  const reader = await world.reader({ filter: { any: ['nothing'] } });
  const seen = recordCoverages(reader);
  await watchCoverage(reader, live.id);
  const start = reader.begun;
  const { post } = (await live.post({ title: 'A vexqpost', text: 'With vexqtext.', keyEvent: true })).body;
  await live.edit(post.id, { text: 'With vexqedit.' });
  const picture = { url: site.url('/vexqpost.jpg'), alt: 'vexqalt' };
  await live.post({ picture, quote: { text: 'A vexqquote.', source: 'Vexq' } });
  const [pictured] = (await world.api().get(`/coverages/${live.id}`)).body.posts;
  const image = world.url() + pictured.picture.shown.url;
  expect((await fetch(image)).status).toBe(200);
  await seen.until(3);
  expect(await readTables(world)).toMatch(VEXQ);

  const down = (more = {}) => world.api().post(`/coverages/${live.id}/takedown`, { reason: REASON, ...more });
  expect((await owner.api.post(`/coverages/${live.id}/takedown`, { reason: REASON })).body.code).toBe('scope_missing');
  expect((await down({ dryRun: true })).body.found).toMatchObject({ posts: 2, pictures: 1 });
  const done = await down();
  expect(done).toMatchObject({ status: 200, body: { coverageId: live.id, finishedAt: expect.any(String) } });
  expect((await down({ reason: 'Another' })).body).toEqual(done.body);

  const removal = { type: 'coverage.removed', coverageId: live.id, reason: REASON };
  await waitFor('who watches is told', () => seen.events.at(-1)?.type === 'coverage.removed');
  expect(seen.events.at(-1)).toMatchObject(removal);
  const late = await world.reader({ filter: { any: ['nothing'] } });
  const caughtUp = recordCoverages(late);
  await watchCoverage(late, live.id, start);
  await caughtUp.until(1);
  expect(new Set(caughtUp.events.map(({ type }) => type))).toEqual(new Set(['coverage.removed']));

  expect(await readTables(world)).not.toMatch(VEXQ);
  await waitFor('Redis has nothing of it', async () => !VEXQ.test(await readRedis(world)));
  await waitFor('the picture is gone', async () => (await fetch(image)).status === 451);
  for (const address of ['/', '/live', `/live/${live.id}/rss`, `/live/${live.id}/embed`, '/sitemap-live.xml']) {
    expect((await page(address)).text, address).not.toMatch(VEXQ);
  }
  for (const address of [`/live/${live.id}`, `/live/${live.id}/embed`]) {
    const { status, text } = await page(address);
    expect([status, text.includes(REASON)]).toEqual([451, true]);
  }
  expect(await world.api().get(`/coverages/${live.id}`)).toMatchObject({
    status: 451,
    body: { code: 'coverage_removed' },
  });
  expect(await live.post({ text: 'More' })).toMatchObject({ status: 451 });
  expect(await owner.api.post('/coverages', known)).toMatchObject({ status: 451 });
  expect((await owner.api.post('/coverages', { ...begun, externalId: 'another' })).status).toBe(201);
});
