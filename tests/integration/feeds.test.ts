import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Api } from '../helpers/api.ts';
import { type FeedRig, type Json, openFeedRig } from '../helpers/feed-rig.ts';
import { type FeedSite, rss } from '../helpers/feed-site.ts';
import { waitFor } from '../helpers/wait-for.ts';
import type { World } from '../helpers/world.ts';

let rig: FeedRig;
let world: World;
let api: Api;
let site: FeedSite;
beforeAll(async () => {
  rig = await openFeedRig({ NEWSWIRE_FEEDS_PER_HOST: '2' });
  ({ world, api, site } = rig);
});
afterAll(() => rig.close());

const add: FeedRig['add'] = (...wish) => rig.add(...wish);
const fetched: FeedRig['fetched'] = (...of) => rig.fetched(...of);
const fetchAgain: FeedRig['fetchAgain'] = (feed) => rig.fetchAgain(feed);
const storiesOf: FeedRig['storiesOf'] = (feed, count) => rig.storiesOf(feed, count);

async function submissionsOf(feed: Json): Promise<number> {
  const { rows } = await world.db.query('SELECT count(*) AS n FROM submissions WHERE publisher_id = $1', [
    feed.publisher.id,
  ]);
  return rows[0].n;
}

test('a feed becomes stories of a publisher named after it, with its section and topics', async () => {
  site.on('/first', (_req, res) =>
    res.end(
      rss('The First', [
        { id: 'b', title: 'Newer' },
        { id: 'a', title: 'Older &amp; wiser' },
      ]),
    ),
  );
  const added = await add('/first', { section: 'world', topics: ['Harbours'] });
  expect(added).toMatchObject({ status: 'ok', publisher: null, lastFetchAt: null, stories: 0 });
  const feed = await fetched(added.id);
  expect(feed).toMatchObject({ status: 'ok', title: 'The First', publisher: { name: 'The First' }, stories: 2 });
  const stories = await storiesOf(feed, 2);
  expect(stories.map((story) => story.headline).sort()).toEqual(['Newer', 'Older & wiser']);
  expect(stories[0]).toMatchObject({ section: 'world', topics: [{ slug: 'harbours' }] });
});

test('a feed that calls itself like a publisher who was there before does not speak for it', async () => {
  const { id } = await world.publisher('The Original');
  site.on('/impostor', (_req, res) => res.end(rss('The Original', [{ id: '1', title: 'Not by them' }])));
  const { publisher } = await fetched((await add('/impostor')).id);
  expect(publisher.id).not.toBe(id);
  expect(publisher.name).toMatch(/^The Original \(127\.0\.0\.1/);
});

test('an unchanged feed costs a 304 and no submission; one without validators costs no submission either', async () => {
  const items = [{ id: '1', title: 'Same' }];
  site.on('/etag', (req, res) => {
    if (req.headers['if-none-match'] === '"v1"') res.writeHead(304).end();
    else res.writeHead(200, { ETag: '"v1"', 'Last-Modified': 'Thu, 01 Jan 2026 10:00:00 GMT' }).end(rss('Etag', items));
  });
  site.on('/plain', (_req, res) => res.end(rss('Plain', items)));
  for (const path of ['/etag', '/plain']) {
    const first = await fetched((await add(path)).id);
    const second = await fetchAgain(first);
    expect(second).toMatchObject({ status: 'ok', lastChangeAt: first.lastChangeAt, stories: 1 });
    expect(await submissionsOf(second)).toBe(1);
  }
  const [, again] = site.requests('/etag');
  expect(again?.headers).toMatchObject({
    'if-none-match': '"v1"',
    'if-modified-since': 'Thu, 01 Jan 2026 10:00:00 GMT',
    'user-agent': expect.stringMatching(/^Newswire\/\d/),
  });
});

test('a changed item is a correction, and a retracted story does not come back', async () => {
  let items = [{ id: 'x', title: 'Three hurt' }];
  site.on('/changing', (_req, res) => res.end(rss('Changing', items)));
  const feed = await fetched((await add('/changing')).id);
  const [story] = await storiesOf(feed, 1);
  items = [{ id: 'x', title: 'Four hurt' }];
  const second = await fetchAgain(feed);
  await waitFor('the correction', async () => (await api.get(`/stories/${story.id}`)).body.headline === 'Four hurt');
  const key = (await api.post(`/publishers/${feed.publisher.id}/keys`, {})).body.key;
  const own = world.api(key);
  await own.finished((await own.delete(`/stories/${story.id}`, { reason: 'False' })).body.id);
  items = [{ id: 'x', title: 'Five hurt' }];
  await fetchAgain(second);
  await waitFor('the repetition is finished', async () => {
    const { body } = await own.get('/submissions?status=duplicate');
    return body.submissions.length === 1;
  });
  expect((await api.get(`/stories/${story.id}`)).body).toMatchObject({
    headline: 'Four hurt',
    retracted: { reason: 'False' },
  });
});

test('a permanent redirect moves the feed, a temporary one does not', async () => {
  site.on('/new', (_req, res) => res.end(rss('Moved', [{ id: '1', title: 'Here' }])));
  site.on('/old', (_req, res) => res.writeHead(301, { Location: '/new' }).end());
  site.on('/elsewhere', (_req, res) => res.end(rss('Elsewhere', [{ id: '1', title: 'There' }])));
  site.on('/today', (_req, res) => res.writeHead(302, { Location: '/elsewhere' }).end());
  expect(await fetched((await add('/old')).id)).toMatchObject({
    url: site.url('/new'),
    redirectedFrom: site.url('/old'),
  });
  expect(await fetched((await add('/today')).id)).toMatchObject({ url: site.url('/today'), status: 'ok', stories: 1 });
});

test('410 stops a feed for good, 429 waits as long as it says', async () => {
  site.on('/gone', (_req, res) => res.writeHead(410).end());
  site.on('/busy', (_req, res) => res.writeHead(429, { 'Retry-After': '7200' }).end());
  expect(await fetched((await add('/gone')).id)).toMatchObject({ status: 'gone', nextFetchAt: null });
  const busy = await fetched((await add('/busy')).id);
  expect(busy).toMatchObject({ status: 'error', error: expect.stringContaining('http_429') });
  expect(Date.parse(busy.nextFetchAt) - Date.parse(busy.lastFetchAt)).toBeGreaterThan(7_100_000);
});

test('what is too slow, too big or no feed is an error with a name, and the next fetch is later', async () => {
  site.on('/slow', () => undefined);
  site.on('/big', (_req, res) =>
    res.writeHead(200, { 'Content-Encoding': 'gzip' }).end(gzipSync(Buffer.alloc(11 * 1_024 * 1_024, 32))),
  );
  site.on('/page', (_req, res) => res.end('<!doctype html><html><body>Hello</body></html>'));
  site.on('/cut', (_req, res) => {
    res.writeHead(200, { 'Content-Length': '1000' }).write('<rss>');
    setImmediate(() => res.destroy());
  });
  const added = await Promise.all(['/slow', '/big', '/page', '/cut'].map((path) => add(path)));
  const errors = await Promise.all(added.map(async ({ id }) => (await fetched(id)).error.split(':')[0]));
  expect(errors).toEqual(['timeout', 'too_large', 'not_a_feed', 'bad_response']);
});

test('a compressed feed is read, and the hints of its publisher are kept', async () => {
  site.on('/zipped', (_req, res) =>
    res
      .writeHead(200, { 'Content-Encoding': 'gzip', 'Cache-Control': 'max-age=7200' })
      .end(gzipSync(rss('Zipped', [{ id: '1', title: 'Small' }], '<ttl>180</ttl>'))),
  );
  const feed = await fetched((await add('/zipped')).id);
  expect(feed).toMatchObject({ status: 'ok', stories: 1 });
  expect(Date.parse(feed.nextFetchAt) - Date.parse(feed.lastFetchAt)).toBeGreaterThanOrEqual(179 * 60_000);
});

test('no more than two requests are at one host at once, whichever workers send them', async () => {
  let open = 0;
  const seen: number[] = [];
  const paths = Array.from({ length: 6 }, (_, index) => `/crowd/${index}`);
  for (const path of paths) {
    site.on(path, (_req, res) => {
      open += 1;
      seen.push(open);
      // Time in which a third one would come.
      setTimeout(() => {
        open -= 1;
        res.end(rss('Crowd', []));
      }, 100);
    });
  }
  const feeds = await Promise.all(paths.map((path) => add(path)));
  await Promise.all(feeds.map(({ id }) => fetched(id)));
  expect(seen.length).toBe(paths.length);
  expect(seen.filter((count) => count > 2)).toEqual([]);
});

test('the same address twice, a private one and a bad one are refused with a clear error', async () => {
  site.on('/once', (_req, res) => res.end(rss('Once', [])));
  await add('/once');
  const refusals: [Record<string, unknown>, number, string][] = [
    [{ url: site.url('/once') }, 409, 'feed_exists'],
    [{ url: 'http://10.0.0.1/feed' }, 422, 'validation_failed'],
    [{ url: 'http://[::1]/feed' }, 422, 'validation_failed'],
    [{ url: 'ftp://example.org/feed' }, 422, 'validation_failed'],
    [{ url: 'http://me:secret@example.org/feed' }, 422, 'validation_failed'],
    [{ url: 'http://example.org/feed', intervalSeconds: 1 }, 422, 'validation_failed'],
  ];
  for (const [wish, status, code] of refusals) {
    const answer = await api.post('/feeds', wish);
    expect([wish.url, answer.status, answer.body.code]).toEqual([wish.url, status, code]);
  }
});

test('a feed can be changed, disabled and deleted; its stories stay', async () => {
  site.on('/changeable', (_req, res) => res.end(rss('Changeable', [{ id: '1', title: 'Stays' }])));
  const feed = await fetched((await add('/changeable', { publisher: 'The Operator' })).id);
  expect(feed.publisher.name).toBe('The Operator');
  const { body: disabled } = await api.patch(`/feeds/${feed.id}`, { enabled: false, intervalSeconds: 60 });
  expect(disabled).toMatchObject({ status: 'disabled', nextFetchAt: null, intervalSeconds: 60 });
  await storiesOf(feed, 1);
  expect((await api.delete(`/feeds/${feed.id}`)).status).toBe(204);
  expect((await api.get(`/feeds/${feed.id}`)).status).toBe(404);
  expect(await storiesOf(feed, 1)).toHaveLength(1);
});

test('OPML goes in, each entry judged for itself, and comes out', async () => {
  const opml = `<?xml version="1.0"?><opml version="2.0"><head><title>Mine</title></head><body>
    <outline text="Science"><outline type="rss" text="Imported" xmlUrl="${site.url('/imported')}" category="Space,Stars"/></outline>
    <outline type="rss" text="Private" xmlUrl="http://192.168.0.1/feed"/></body></opml>`;
  const headers = { 'Content-Type': 'text/x-opml' };
  const { status, body } = await api.send('POST', '/feeds/import', opml, headers);
  expect([status, body.added]).toEqual([202, 1]);
  expect(body.entries.map((entry: Json) => entry.status)).toEqual(['added', 'rejected']);
  expect((await api.get(`/feeds/${body.entries[0].id}`)).body).toMatchObject({
    title: 'Imported',
    section: 'science',
    topics: ['Space', 'Stars'],
  });
  const again = await api.send('POST', '/feeds/import', opml, headers);
  expect(again.body.entries[0].status).toBe('exists');
  const response = await fetch(`${world.url()}/api/v1/feeds.opml`, {
    headers: { Authorization: `Bearer ${world.config.adminKey}` },
  });
  expect(await response.text()).toContain(`xmlUrl="${site.url('/imported')}"`);
  expect((await api.send('POST', '/feeds/import', 'no opml', headers)).body.code).toBe('bad_opml');
});

test('FEED22 an import refuses patterns and selectors that cannot be used, as adding a feed does', async () => {
  const outline = (path: string, setting: string): string =>
    `<outline type="rss" text="x" xmlUrl="${site.url(path)}" ${setting}/>`;
  const opml = `<?xml version="1.0"?><opml version="2.0" xmlns:newswire="urn:newswire:opml"><head/><body>
    ${outline('/bad-pattern', 'newswire:block="(a"')}${outline('/bad-selector', 'newswire:fullTextSelector="p["')}
    ${outline('/bad-mode', 'newswire:fullText="maybe"')}${outline('/good', 'newswire:fullTextSelector="p > b"')}
    </body></opml>`;
  const { body } = await api.send('POST', '/feeds/import', opml, { 'Content-Type': 'text/x-opml' });
  const [pattern, selector, mode, good] = body.entries;
  expect(pattern).toMatchObject({ status: 'rejected', detail: expect.stringContaining('options.block') });
  expect(selector).toMatchObject({ status: 'rejected', detail: expect.stringContaining('options.fullTextSelector') });
  expect(mode).toMatchObject({ status: 'rejected', detail: expect.stringContaining('options.fullText') });
  expect((await api.get(`/feeds/${good.id}`)).body.options).toEqual({ fullTextSelector: 'p > b' });
});
