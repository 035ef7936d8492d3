import { afterAll, beforeAll, expect, test } from 'vitest';
import { prune } from '../../worker/maintenance/prune.ts';
import { type FeedRig, openFeedRig } from '../helpers/feed-rig.ts';
import { rss } from '../helpers/feed-site.ts';

let rig: FeedRig;
beforeAll(async () => {
  rig = await openFeedRig();
});
afterAll(() => rig.close());

test('FEED13 an address moves to a feed, never to a login page', async () => {
  const { site, add, fetched, fetchAgain, storiesOf } = rig;
  const item = (no: number) => ({ id: `m${no}`, title: `Ferry story ${no}` });
  site.on('/harbour', (_req, res) => res.end(rss('Harbour', [item(1)])));
  site.on('/login', (_req, res) =>
    res.writeHead(200, { 'Content-Type': 'text/html' }).end('<!doctype html><title>Hotel WiFi</title>Please sign in'),
  );
  let feed = await fetched((await add('/harbour')).id);
  site.on('/harbour', (_req, res) => res.writeHead(301, { Location: '/login' }).end());
  feed = await fetchAgain(feed);
  expect(feed).toMatchObject({
    url: site.url('/harbour'),
    status: 'error',
    error: expect.stringMatching(/^not_a_feed: /),
    lastAnswer: {
      status: 200,
      url: site.url('/login'),
      contentType: 'text/html',
      start: expect.stringContaining('Hotel WiFi'),
    },
  });
  site.on('/harbour', (_req, res) => res.end(rss('Harbour', [item(2), item(1)])));
  feed = await fetchAgain(feed);
  expect(feed).toMatchObject({ status: 'ok', stories: 2 });
  expect(feed).not.toHaveProperty('lastAnswer');
  await storiesOf(feed, 2);
});

test('FEED14 the health of a feed says what the server answered', async () => {
  const { site, add, fetched } = rig;
  site.on('/down', (_req, res) =>
    res.writeHead(503, { 'Content-Type': 'text/plain; charset=utf-8' }).end('Down for\n\nmaintenance \u0000 until 9'),
  );
  expect(await fetched((await add('/down')).id)).toMatchObject({
    status: 'error',
    error: 'http_503: The server answered 503.',
    lastAnswer: { status: 503, contentType: 'text/plain; charset=utf-8', start: 'Down for maintenance until 9' },
  });
});

test('FEED15 credentials are sent to the feed’s own site, and never shown again', async () => {
  const { api, site, add, fetched, fetchAgain } = rig;
  site.on('/private', (req, res) => {
    const { authorization, cookie, 'x-key': key, 'user-agent': agent } = req.headers;
    const expected = `Basic ${Buffer.from('me:pässword').toString('base64')}`;
    const isKnown = authorization === expected && cookie === 'paid=1' && key === 'k1' && agent === 'Reader/1.0';
    if (isKnown) res.end(rss('Private', [{ id: '1', title: 'For subscribers' }]));
    else res.writeHead(401).end('Please sign in');
  });
  const credentials = {
    username: 'me',
    password: 'pässword',
    cookie: 'paid=1',
    headers: [{ name: 'X-Key', value: 'k1' }],
  };
  const added = await add('/private', { credentials, options: { userAgent: 'Reader/1.0' } });
  expect(added).toMatchObject({
    options: { userAgent: 'Reader/1.0' },
    credentials: { username: 'me', hasPassword: true, hasCookie: true, headers: ['X-Key'] },
  });
  expect(JSON.stringify(added)).not.toMatch(/pässword|paid=1|k1/);
  const feed = await fetched(added.id);
  expect(feed).toMatchObject({ status: 'ok', stories: 1 });
  await api.patch(`/feeds/${feed.id}`, { credentials: { password: null } });
  const refused = await fetchAgain(feed);
  expect(refused).toMatchObject({ status: 'error', error: expect.stringContaining('http_401') });
  expect(refused.credentials).toEqual({ username: 'me', hasCookie: true, headers: ['X-Key'] });
});

test('FEED16 items are taken or left out by pattern', async () => {
  const { api, site, add, fetched, storiesOf } = rig;
  const titles = ['Cup final tonight', 'Sponsored: new shoes', 'Cup of tea, sponsored', 'Council votes'];
  const items = titles.map((title, no) => ({ id: `p${no}`, title }));
  site.on('/patterns', (_req, res) => res.end(rss('Patterns', items)));
  const feed = await fetched((await add('/patterns', { options: { block: 'sponsored', keep: '^cup|^council' } })).id);
  const stories = await storiesOf(feed, 2);
  expect(stories.map(({ headline }) => headline).sort()).toEqual(['Council votes', 'Cup final tonight']);
  for (const pattern of ['(', '(?<=a)b', 'x{2000}']) {
    const answer = await api.patch(`/feeds/${feed.id}`, { options: { block: pattern } });
    expect([answer.status, answer.body.errors[0].field, answer.body.errors[0].rule]).toEqual([
      422,
      'options.block',
      'pattern',
    ]);
  }
});

test('FEED17 a feed may ignore updates', async () => {
  const { site, add, fetched, fetchAgain, storiesOf } = rig;
  let title = 'First version of the story';
  site.on('/updates', (_req, res) => res.end(rss('Updates', [{ id: 'u1', title }])));
  const feed = await fetched((await add('/updates', { options: { ignoreUpdates: true } })).id);
  await storiesOf(feed, 1);
  title = 'Second version of the story';
  const again = await fetchAgain(feed);
  expect(again.lastChangeAt).toBe(feed.lastChangeAt);
  expect(await storiesOf(feed, 1)).toMatchObject([{ headline: 'First version of the story', revision: 1 }]);
});

test('FEED18 a feed’s stories are deleted after its retention, and not taken again', async () => {
  const { world, api, site, add, fetched, fetchAgain, storiesOf } = rig;
  site.on('/short', (_req, res) => res.end(rss('Short', [{ id: 's1', title: 'Kept for a day' }])));
  site.on('/long', (_req, res) => res.end(rss('Long', [{ id: 'l1', title: 'Kept for ever' }])));
  const short = await fetched((await add('/short', { options: { retentionDays: 1 } })).id);
  const long = await fetched((await add('/long')).id);
  await Promise.all([storiesOf(short, 1), storiesOf(long, 1)]);
  const periods = { eventDays: 0, payloadDays: 0, submissionDays: 0, storyDays: 0 };
  const run = () => prune(world.db, { periods, now: new Date(), signal: new AbortController().signal });
  expect((await run()).stories).toBe(0);
  await world.db.query(`UPDATE stories SET released_at = released_at - interval '2 days'`);
  expect((await run()).stories).toBe(0);
  await world.db.query('DELETE FROM wire_events');
  expect((await run()).stories).toBe(1);
  await fetchAgain(short);
  expect((await api.get(`/stories?publisher=${short.publisher.id}`)).body.stories).toEqual([]);
  expect(await storiesOf(long, 1)).toHaveLength(1);
});

test.each([
  [{ options: { userAgent: 'with\nline' } }, 'options.userAgent'],
  [{ options: { retentionDays: 0 } }, 'options.retentionDays'],
  [{ options: { unknown: 1 } }, 'options.unknown'],
  [{ credentials: { headers: [{ name: 'Host', value: 'x' }] } }, 'credentials.headers.0.name'],
  [{ credentials: { headers: [{ name: 'a b', value: 'x' }] } }, 'credentials.headers.0.name'],
  [{ credentials: { cookie: 'a=ü' } }, 'credentials.cookie'],
  [{ credentials: { username: 'a:b' } }, 'credentials.username'],
])('the settings %j are refused with their field', async (settings, field) => {
  const { status, body } = await rig.api.post('/feeds', { url: rig.site.url('/refused'), ...settings });
  expect([status, body.errors.map((error: { field: string }) => error.field)]).toEqual([422, [field]]);
});
