import { afterAll, beforeAll, expect, test } from 'vitest';
import { OPERATIONS } from '../../server/http/reference/openapi.ts';
import { type FeedRig, openFeedRig } from '../helpers/feed-rig.ts';
import { rss } from '../helpers/feed-site.ts';
import { openWorld } from '../helpers/world.ts';

let rig: FeedRig;
beforeAll(async () => {
  rig = await openFeedRig();
});
afterAll(() => rig.close());

test('FEED19 a worker finds the feeds of a page; those that are polled already are marked', async () => {
  const { api, site, add } = rig;
  site.on('/harbour', (_req, res) =>
    res
      .writeHead(200, { 'Content-Type': 'text/html' })
      .end('<link rel=alternate type=application/rss+xml href=/a.xml><a href=/b.xml>RSS of the port</a>'),
  );
  site.on('/a.xml', (_req, res) => res.end(rss('Ferries', [{ id: '1', title: 'Ferry late' }])));
  site.on('/b.xml', (_req, res) => res.end(rss('Port', [{ id: '1', title: 'Port open' }])));
  await add('/b.xml');
  const { status, body } = await api.post('/feeds/discover', { url: site.url('/harbour') });
  expect([status, body]).toEqual([
    200,
    {
      feeds: [
        { url: site.url('/a.xml'), title: 'Ferries', format: 'rss', items: 1, newest: null, isKnown: false },
        { url: site.url('/b.xml'), title: 'Port', format: 'rss', items: 1, newest: null, isKnown: true },
      ],
    },
  ]);
  const schema = OPERATIONS.find(({ id }) => id === 'discoverFeeds')?.answers[200]?.schema?.schema;
  expect(schema?.safeParse(body).success).toBe(true);
  expect(await rig.world.redis.keys(`${rig.world.keys.queuePrefix('feeds')}:feeds:0*`)).toEqual([]);
});

test('FEED19 what was there instead of a feed is said', async () => {
  const { api, site } = rig;
  site.on('/none', (_req, res) =>
    res.writeHead(403, { 'Content-Type': 'text/html' }).end('<title>Robots out</title>No.'),
  );
  const { status, body } = await api.post('/feeds/discover', { url: site.url('/none') });
  expect([status, body.code]).toEqual([422, 'no_feed_found']);
  expect(body.detail).toBe(
    `No feed was found. ${site.url('/none')} answered 403 with a web page with the title “Robots out”.`,
  );
  const wrong = await api.post('/feeds/discover', { url: 'ftp://x.example' });
  expect([wrong.status, wrong.body.errors[0].field]).toEqual([422, 'url']);
});

test('FEED20 without a worker a search ends with 503, and leaves no job', async () => {
  const world = await openWorld({ workers: 0, env: { NEWSWIRE_ALLOW_NETWORKS: '127.0.0.0/8' } });
  try {
    const { status, body, headers } = await world.api().post('/feeds/discover', { url: rig.site.url('/harbour') });
    expect([status, body.code, headers.get('retry-after')]).toEqual([503, 'unavailable', '10']);
    expect(body.detail).toContain('No worker');
    expect(await world.redis.keys(`${world.keys.queuePrefix('feeds')}:feeds:0*`)).toEqual([]);
  } finally {
    await world.close();
  }
}, 30_000);

test('FEED21 a publisher adds, sees and removes feeds of its own, none of others and none in an allowed network', async () => {
  const { world, api, site } = rig;
  const { id, api: own } = await world.publisher('The Buoy');
  const url = 'https://buoy.example/feed.xml';
  const added = await own.post('/publishers/me/feeds', { url, topics: ['Sea'] });
  expect([added.status, added.body.publisher, added.body.topics]).toEqual([201, { id, name: 'The Buoy' }, ['Sea']]);
  expect((await own.get('/publishers/me/feeds')).body.feeds).toMatchObject([{ url }]);
  expect((await own.post('/publishers/me/feeds', { url })).body.code).toBe('feed_exists');
  expect((await own.post('/publishers/me/feeds', { url: `${url}?2`, credentials: {} })).status).toBe(422);
  for (const path of ['', '/discover']) {
    const { status, body } = await own.post(`/publishers/me/feeds${path}`, { url: site.url('/a.xml') });
    expect([status, body.errors[0]]).toMatchObject([422, { field: 'url', rule: 'blocked_address' }]);
  }
  const { body: theirs } = await api.post('/feeds', { url: 'https://other.example/feed.xml', publisher: 'Other' });
  expect((await own.delete(`/publishers/me/feeds/${theirs.id}`)).status).toBe(404);
  expect((await own.delete(`/publishers/me/feeds/${added.body.id}`)).status).toBe(204);
  expect((await own.get('/publishers/me/feeds')).body.feeds).toEqual([]);
});

test('FEED21 a feed of a publisher is not polled in an allowed network, whatever its name resolves to', async () => {
  const { world, site, fetched } = rig;
  const { api: own } = await world.publisher('The Gull');
  const url = site.url('/a2.xml').replace('127.0.0.1', 'localhost');
  site.on('/a2.xml', (_req, res) => res.end(rss('Inside', [{ id: '1', title: 'Secret' }])));
  const { body: feed } = await own.post('/publishers/me/feeds', { url });
  expect(await fetched(feed.id)).toMatchObject({ status: 'error', error: expect.stringContaining('blocked_address') });
  const found = await own.post('/publishers/me/feeds/discover', { url });
  expect([found.status, found.body.detail]).toEqual([422, expect.stringContaining('not public')]);
  expect(site.requests('/a2.xml')).toEqual([]);
});

test('FEED21 a publisher has at most 100 feeds', async () => {
  const { world } = rig;
  const { id, api: own } = await world.publisher('The Hundred');
  await world.db.query(`INSERT INTO feeds (id, url, publisher_id, topics, status)
    SELECT gen_random_uuid(), 'https://hundred.example/' || n, '${id}', '{}', 'disabled' FROM generate_series(1, 100) n`);
  const { status, body } = await own.post('/publishers/me/feeds', { url: 'https://hundred.example/101' });
  expect([status, body.code]).toEqual([409, 'too_many_feeds']);
});
