import { afterAll, beforeAll, expect, test } from 'vitest';
import { dropIdleFullTexts, takeFullTexts } from '../../shared/node/db/feed/full-text-store.ts';
import { type FeedRig, type Json, openFeedRig } from '../helpers/feed-rig.ts';
import { openFeedSite, rss, type SiteItem } from '../helpers/feed-site.ts';
import { waitFor } from '../helpers/wait-for.ts';

let rig: FeedRig;
beforeAll(async () => {
  rig = await openFeedRig({ NEWSWIRE_FEEDS_PER_HOST: '10' });
});
afterAll(() => rig.close());

const EXCERPT = (place: string) => `The ferry from ${place} ran aground in thick fog on Sunday evening …`;
const DETAILS = [
  'All eighty passengers were brought ashore by the coast guard within two hours, and nobody was hurt.',
  'Captain Vera Sandström said that the radar had failed shortly before, and that the fog had come without warning.',
  'Divers will examine the hull in the morning. The shipping company Nordlinjen cancelled all crossings until Thursday.',
];

/** An article's page, which begins like the excerpt. */
function articleOf(place: string, more = DETAILS): string {
  const text = [EXCERPT(place).replace(' …', '.'), ...more].map((line) => `<p>${line}</p>`).join('');
  return `<!doctype html><html lang="en"><head><title>Ferry from ${place} runs aground</title></head><body>
    <nav><a href="/">Home</a></nav><article><h1>Ferry from ${place} runs aground</h1>${text}</article></body></html>`;
}

const html = (body: string) => (_req: unknown, res: Json) =>
  res.writeHead(200, { 'Content-Type': 'text/html' }).end(body);

/** Adds a feed of one item with an excerpt, whose page is an article. */
async function addFerry(name: string, options: object = { fullText: 'on' }, page = html(articleOf(name))) {
  const { site } = rig;
  site.on(`/${name}/article`, page);
  const item = ferryItem(name);
  site.on(`/${name}`, (_req, res) => res.end(rss(name, [item])));
  const feed = await rig.fetched((await rig.add(`/${name}`, { options })).id);
  const [card] = await rig.storiesOf(feed, 1);
  return { feed, id: card.id as string, item };
}

function ferryItem(name: string): SiteItem {
  const link = rig.site.url(`/${name}/article`);
  return { id: name, title: `Ferry from ${name} runs aground`, text: EXCERPT(name), link };
}

async function story(id: string): Promise<Json> {
  return (await rig.api.get(`/stories/${id}`)).body;
}

function withText(id: string, part: string): Promise<Json> {
  return waitFor(`the text has “${part}”`, async () => {
    const found = await story(id);
    return found.bodyHtml.includes(part) && found;
  });
}

function problemOf(feed: Json): Promise<Json> {
  return waitFor('the feed has a problem', async () => {
    const { body } = await rig.api.get(`/feeds/${feed.id}`);
    return body.fullText?.lastProblem && body;
  });
}

test('FEED30 FEED35 the text of a page comes silently, is searched, and a later poll does not replace it', async () => {
  const { api, site, fetchAgain } = rig;
  const { feed, id, item } = await addFerry('Sundvik');
  const whole = await withText(id, 'Vera Sandström');
  expect(whole).toMatchObject({ revision: 1, correctedAt: null, summary: expect.stringContaining('thick fog') });
  const { body: found } = await api.get('/stories?q=nordlinjen+crossings');
  expect(found.stories.map((it: Json) => it.id)).toEqual([id]);
  const { rows: facts } = await rig.world.db.query<{ sentences: Json }>(
    `SELECT sentences FROM story_facts WHERE story_id = '${id}'`,
  );
  expect(facts[0]?.sentences).toContainEqual(expect.objectContaining({ text: DETAILS[1] }));
  const { rows: events } = await rig.world.db.query<{ type: string }>(
    `SELECT type FROM wire_events WHERE story_id = '${id}'`,
  );
  expect(events).toEqual([{ type: 'story.published' }]);
  const { body: revisions } = await api.get(`/stories/${id}/revisions`);
  expect(revisions.revisions).toMatchObject([{ bodyHtml: expect.not.stringContaining('Sandström') }]);
  // The same excerpt with a picture: a submission, but no correction.
  const text = `<![CDATA[<b>${item.text}</b><img src="https://daily.example/ferry.jpg">]]>`;
  site.on('/Sundvik', (_req, res) => res.end(rss('Sundvik', [{ ...item, text }])));
  const again = await fetchAgain(feed);
  await waitFor('the excerpt is refreshed', async () => {
    const { rows } = await rig.world.db.query<{ excerpt_html: string }>(
      `SELECT excerpt_html FROM stories WHERE id = '${id}'`,
    );
    return rows[0]?.excerpt_html.includes('ferry.jpg');
  });
  expect(again.fullText).toEqual({ stories: 1, problems: 0 });
  expect(await story(id)).toMatchObject({ revision: 1, bodyHtml: whole.bodyHtml });
  expect(site.requests('/Sundvik/article')).toHaveLength(1);
});

test('FEED35 a corrected excerpt is a correction, and its page is fetched again', async () => {
  const { site, fetchAgain } = rig;
  const { feed, id, item } = await addFerry('Malvik');
  await withText(id, 'Vera Sandström');
  site.on(
    '/Malvik/article',
    html(articleOf('Malvik', [...DETAILS, 'The captain of the second ship, Ole Berg, helped.'])),
  );
  const text = 'The ferry from Malvik ran aground in thick fog on Monday morning, the police say now …';
  site.on('/Malvik', (_req, res) => res.end(rss('Malvik', [{ ...item, text }])));
  await fetchAgain(feed);
  expect(await withText(id, 'Ole Berg')).toMatchObject({ revision: 2 });
  // Another headline alone: the text stays.
  site.on('/Malvik/article', (_req, res) => res.writeHead(404).end());
  site.on('/Malvik', (_req, res) => res.end(rss('Malvik', [{ ...item, text, title: 'Malvik ferry runs aground' }])));
  await fetchAgain(feed);
  const corrected = await waitFor('it is corrected', async () => {
    const found = await story(id);
    return found.revision === 3 && found;
  });
  expect(corrected).toMatchObject({
    headline: 'Malvik ferry runs aground',
    bodyHtml: expect.stringContaining('Ole Berg'),
  });
});

test('FEED35 a PATCH of the publisher wins over the text of the page', async () => {
  const { api, site } = rig;
  let answer: () => void = () => undefined;
  const { feed, id } = await addFerry('Torsvik', { fullText: 'on' }, (_req, res) => {
    answer = () => html(articleOf('Torsvik'))(_req, res);
  });
  await waitFor('the page is asked for', () => site.requests('/Torsvik/article').length === 1);
  const { body: key } = await api.post(`/publishers/${feed.publisher.id}/keys`, { scopes: ['publish'] });
  await rig.world.api(key.key).patch(`/stories/${id}`, { body: 'Our own words, and nobody else’s.' });
  await waitFor('it is corrected', async () => (await story(id)).revision === 2);
  answer();
  await waitFor('the search has ended', async () => {
    const { rows } = await rig.world.db.query<{ feed_id: string }>('SELECT feed_id FROM full_texts');
    return !rows.some((row) => row.feed_id === feed.id);
  });
  expect(await story(id)).toMatchObject({ revision: 2, bodyHtml: expect.stringContaining('Our own words') });
});

test('FEED31 what robots.txt disallows is not fetched, and the feed says so', async () => {
  // Its robots.txt was not asked for by the other tests.
  const site = await openFeedSite();
  try {
    site.on('/robots.txt', (_req, res) => res.end('User-agent: *\nDisallow:\n\nUser-agent: newswire\nDisallow: /in/'));
    site.on('/in/article', html(articleOf('Lervik')));
    site.on('/feed', (_req, res) =>
      res.end(rss('Lervik', [{ ...ferryItem('Lervik'), link: site.url('/in/article') }])),
    );
    const { body: feed } = await rig.api.post('/feeds', { url: site.url('/feed'), options: { fullText: 'on' } });
    expect((await problemOf(feed)).fullText).toMatchObject({
      problems: 1,
      lastProblem: { url: site.url('/in/article'), error: expect.stringMatching(/^robots: /) },
    });
    expect([site.requests('/robots.txt').length, site.requests('/in/article').length]).toEqual([1, 0]);
  } finally {
    await site.close();
  }
});

test.each<[string, (req: unknown, res: Json) => void, RegExp]>([
  ['missing', (_req, res) => res.writeHead(404).end(), /^http_404: /],
  ['pdf', (_req, res) => res.writeHead(200, { 'Content-Type': 'application/pdf' }).end('%PDF'), /^not_html: /],
  ['huge', html(`<p>${'x'.repeat(3_000_000)}</p>`), /^too_large: /],
  ['private', (_req, res) => res.writeHead(302, { Location: 'http://10.0.0.1/' }).end(), /^blocked_address: /],
  ['login', html(articleOf('nowhere').replaceAll(/ferry|aground|fog|Sunday|nowhere/gi, 'account')), /^other_story: /],
])('FEED32 FEED34 a page that cannot be used is a problem that the feed shows: %s', async (name, page, error) => {
  const { feed, id } = await addFerry(name, { fullText: 'on' }, page);
  const { fullText, status } = await problemOf(feed);
  expect({ status, ...fullText }).toMatchObject({
    status: 'ok',
    stories: 0,
    problems: 1,
    lastProblem: { url: rig.site.url(`/${name}/article`), error: expect.stringMatching(error) },
  });
  expect(await story(id)).toMatchObject({ bodyHtml: expect.stringContaining('thick fog') });
});

test('FEED32 a host that the feed names is reached at public addresses only', async () => {
  const { site, api } = rig;
  const link = site.url('/elsewhere/article').replace('127.0.0.1', '127.0.0.9');
  site.on('/elsewhere', (_req, res) => res.end(rss('elsewhere', [{ ...ferryItem('elsewhere'), link }])));
  const { body } = await api.post('/feeds', { url: site.url('/elsewhere'), options: { fullText: 'on' } });
  const { fullText } = await problemOf(body);
  expect(fullText.lastProblem.error).toMatch(/^blocked_address: /);
});

test('FEED33 credentials and the selector of the feed are used for its own site', async () => {
  const { api, site } = rig;
  site.on('/paid/article', (req, res) =>
    html(
      req.headers.cookie === 'paid=1'
        ? articleOf('paid').replace('<article>', '<article><div id="x">').replace('</article>', '</div></article>')
        : '<p>Sign in</p>',
    )(req, res),
  );
  site.on('/paid', (_req, res) => res.end(rss('paid', [ferryItem('paid')])));
  const options = { fullText: 'auto', fullTextSelector: '#x > p' };
  const { body } = await api.post('/feeds', { url: site.url('/paid'), options, credentials: { cookie: 'paid=1' } });
  const [card] = await rig.storiesOf(await rig.fetched(body.id), 1);
  expect((await withText(card.id, 'Nordlinjen')).bodyHtml).not.toContain('<h1>');
  for (const fullTextSelector of ['p[', '::first-line ~', ':unheard-of']) {
    const { status, body: refused } = await api.patch(`/feeds/${body.id}`, { options: { fullTextSelector } });
    expect([status, refused.errors?.[0].field]).toEqual([422, 'options.fullTextSelector']);
  }
});

test('FEED35 a report that gets its text later is filed under the one that it copies', async () => {
  const { api } = rig;
  const agency = articleOf('Holmvik', [
    'The harbour master, Jens Dahl, closed the eastern pier because of a leak in one of the tanks below the engine.',
    'Oil has reached the bathing beach at Kyrkö, where volunteers with shovels began to clean the stones at dawn.',
    'A tug from the naval yard is expected to pull the vessel free at high water, shortly after ten on Tuesday.',
  ]);
  const first = await addFerry('Holmvik', { fullText: 'on' }, html(agency));
  await withText(first.id, 'Jens Dahl');
  const second = await addFerry('Holmvik-copy', { fullText: 'on' }, html(agency));
  await withText(second.id, 'Jens Dahl');
  expect(await story(second.id)).toMatchObject({ copyOf: { id: first.id }, revision: 1 });
  const { storyline } = await story(first.id);
  expect((await story(second.id)).storyline.id).toBe(storyline.id);
  const { body } = await api.get(`/storylines/${storyline.id}`);
  expect(body.stories.length).toBe(storyline.stories);
});

test('FEED35 later reports are compared with the text of the page', async () => {
  const { api } = rig;
  const tank = [
    'The tanker Orion and the trawler Havsörn collided off Kullaviken; Orion lost 300 tonnes of rapeseed oil.',
    'Commander Lisbet Frändberg of the coast guard leads the clean-up between Kullaviken and Onsala.',
    'The harbour of Onsala is closed, and Orion is being towed to Varberg with a hole above the waterline.',
  ];
  // A story of another kind than the ferries of the other tests, which share a storyline.
  const excerpt = 'Two ships have collided off Kullaviken on Sunday night, the coast guard says …';
  const text = [excerpt.replace(' …', '.'), ...tank].map((line) => `<p>${line}</p>`).join('');
  rig.site.on('/collision/article', html(`<!doctype html><article><h1>Two ships collide</h1>${text}</article>`));
  const item = { id: 'c1', title: 'Two ships collide off Kullaviken', text: excerpt };
  const link = rig.site.url('/collision/article');
  rig.site.on('/collision', (_req, res) => res.end(rss('Collision', [{ ...item, link }])));
  const feed = await rig.fetched((await rig.add('/collision', { options: { fullText: 'on' } })).id);
  const [{ id }] = await rig.storiesOf(feed, 1);
  await withText(id, 'Frändberg');
  const { body } = await api.post('/stories', {
    headline: 'Orion towed to Varberg after its collision with Havsörn off Kullaviken',
    body: `The tanker Orion is being towed to Varberg. It collided with the trawler Havsörn off Kullaviken and lost 300
      tonnes of rapeseed oil, says Lisbet Frändberg, commander of the coast guard, who leads the clean-up between
      Kullaviken and Onsala. Onsala has closed its harbour. Orion has a hole above the waterline; Havsörn is in Onsala.`,
  });
  const { storyId: other } = await api.finished(body.id);
  expect((await story(other)).storyline.id).toBe((await story(id)).storyline.id);
});

test('FEED36 of many texts a few of each feed are in the queue, and what the queue lost comes again', async () => {
  const { db } = rig.world;
  const { feed, id } = await addFerry('Bergvik', { fullText: 'off' });
  await waitFor('nothing is wanted', async () => (await db.query('SELECT FROM full_texts')).rowCount === 0);
  // Submissions that no worker takes up: their feed is wanted by this test alone.
  await db.query(`INSERT INTO submissions (id, publisher_id, kind, payload, priority, status, story_id, finished_at)
    SELECT gen_random_uuid(), publisher_id, 'publish', '{}', 'routine', 'published', '${id}', now()
    FROM stories CROSS JOIN generate_series(1, 30) WHERE id = '${id}'`);
  const tx = await db.connect();
  try {
    await tx.query('BEGIN');
    await tx.query(`INSERT INTO full_texts (submission_id, feed_id)
      SELECT id, '${feed.id}' FROM submissions WHERE story_id = '${id}' AND payload = '{}'`);
    const take = () => takeFullTexts(tx, { perFeed: 8, lostMs: 60_000 });
    expect([(await take()).length, (await take()).length]).toEqual([8, 0]);
    await tx.query(`UPDATE full_texts SET queued_at = queued_at - interval '2 minutes'`);
    expect(await take()).toHaveLength(8);
    await tx.query(`INSERT INTO full_texts (submission_id, feed_id, wanted_at)
      VALUES (gen_random_uuid(), '${feed.id}', now() - interval '1 hour')`);
    await dropIdleFullTexts(tx, { orphanMs: 60_000, oldMs: 7_200_000 });
    expect((await tx.query('SELECT FROM full_texts')).rowCount).toBe(30);
    await dropIdleFullTexts(tx, { orphanMs: 60_000, oldMs: -1 });
    expect((await tx.query('SELECT FROM full_texts')).rowCount).toBe(0);
  } finally {
    await tx.query('ROLLBACK');
    tx.release();
  }
});
