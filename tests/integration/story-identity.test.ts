import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FeedRig, openFeedRig } from '../helpers/feed-rig.ts';
import { waitFor } from '../helpers/wait-for.ts';

let rig: FeedRig;
beforeAll(async () => {
  rig = await openFeedRig();
});
afterAll(() => rig.close());

const document = (title: string, items: string) =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>${title}</title>${items}</channel></rss>`;

test('LINE12 adverts and dates that change with each fetch are no correction', async () => {
  const { world, site, add, fetched, fetchAgain, storiesOf } = rig;
  let no = 0;
  site.on('/adverts', (_req, res) => {
    no += 1;
    const advert = `<a href="https://ads.example/c?${no}"><img src="https://ads.example/b-${no}.png"></a>`;
    const body = `<![CDATA[<p>Open from nine to five.</p>${advert}]]>`;
    const date = `Fri, 27 Nov 2026 08:0${no}:00 GMT`;
    res.end(
      document(
        'Adverts',
        `<item><guid>https://site.example/1</guid><title>Opening hours of the town hall</title>
        <pubDate>${date}</pubDate><description>${body}</description></item>`,
      ),
    );
  });
  let feed = await fetched((await add('/adverts')).id);
  await storiesOf(feed, 1);
  for (let round = 0; round < 3; round += 1) feed = await fetchAgain(feed);
  expect(await storiesOf(feed, 1)).toMatchObject([{ revision: 1, publishedAt: '2026-11-27T08:01:00.000Z' }]);
  const { rows } = await world.db.query('SELECT count(*)::int AS n FROM submissions WHERE publisher_id = $1', [
    feed.publisher.id,
  ]);
  expect(rows[0].n).toBe(1);
});

test('LINE12 a story that is sent again with other pictures alone is updated without a revision', async () => {
  const { api } = rig;
  const story = { externalId: 'picture-1', headline: 'The old bridge is closed', bodyFormat: 'html' };
  const body = (no: number) =>
    `<p>The old bridge is closed.</p><p><img src="https://cdn.example/${no}.jpg" alt=""></p>`;
  const first = await api.publish({ ...story, body: body(1), imageUrl: 'https://cdn.example/1.jpg?sig=1' });
  const { body: receipt } = await api.post('/stories', {
    ...story,
    body: body(2),
    imageUrl: 'https://cdn.example/1.jpg?sig=2',
  });
  const end = await api.finished(receipt.submissionId ?? receipt.id);
  expect(end).toMatchObject({ status: 'duplicate', duplicateOf: first.storyId });
  expect(end.reason).toContain('without a correction');
  const { body: now } = await api.get(`/stories/${first.storyId}`);
  expect(now).toMatchObject({
    revision: 1,
    imageUrl: 'https://cdn.example/1.jpg?sig=2',
    bodyHtml: expect.stringContaining('2.jpg'),
  });
  expect(now.correctedAt).toBeNull();
  const words = await api.post('/stories', { ...story, body: body(2).replace('closed.', 'open.') });
  expect(await api.finished(words.body.submissionId ?? words.body.id)).toMatchObject({ status: 'published' });
  expect((await api.get(`/stories/${first.storyId}`)).body.revision).toBe(2);
});

test('LINE5 a feed that moves to https keeps its stories', async () => {
  const { site, add, fetched, fetchAgain, storiesOf } = rig;
  let scheme = 'http';
  let end = '';
  site.on('/moving', (_req, res) => {
    const address = `${scheme}://blog.example/2026/harbour`;
    res.end(
      document(
        'Moving',
        `<item><guid isPermaLink="true">${address}</guid><link>${address}</link>
        <title>Harbour wall to be raised by a metre${end}</title></item>`,
      ),
    );
  });
  const feed = await fetched((await add('/moving')).id);
  await storiesOf(feed, 1);
  scheme = 'https';
  const moved = await fetchAgain(feed);
  expect(moved).toMatchObject({ stories: 1, lastChangeAt: feed.lastChangeAt });
  end = ' after all';
  await fetchAgain(moved);
  const stories = await waitFor('the correction', async () => {
    const { body } = await rig.api.get(`/stories?publisher=${feed.publisher.id}`);
    return body.stories[0].revision === 2 && body.stories;
  });
  expect(stories).toMatchObject([{ headline: 'Harbour wall to be raised by a metre after all' }]);
});

test('LINE5 a notice that is repeated on another day is a story of its own', async () => {
  const { site, add, fetched, storiesOf } = rig;
  const text =
    'All services are working normally again. The incident has been resolved and no further action is needed.';
  const item = (no: number, date: string) => `<item><guid isPermaLink="false">o${no}</guid><title>Back to normal</title>
    <link>https://status.example/incidents/o${no}</link><pubDate>${date}</pubDate><description>${text}</description></item>`;
  site.on('/status', (_req, res) =>
    res.end(document('Status', item(1, 'Mon, 02 Nov 2026 08:00:00 GMT') + item(2, 'Thu, 26 Nov 2026 21:00:00 GMT'))),
  );
  const feed = await fetched((await add('/status')).id);
  expect(await storiesOf(feed, 2)).toHaveLength(2);
});
