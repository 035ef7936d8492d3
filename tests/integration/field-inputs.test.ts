import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Api } from '../helpers/api.ts';
import { type FeedRig, type Json, openFeedRig } from '../helpers/feed-rig.ts';
import { openRawSite, type RawSite, rawAnswer } from '../helpers/raw-site.ts';
import { waitFor } from '../helpers/wait-for.ts';

// What real feeds, clients and servers send, kind by kind, through a running instance. Each kind was reported in public
// by users of software like this; the inputs are our own.

let rig: FeedRig;
let api: Api;
let site: RawSite;
beforeAll(async () => {
  rig = await openFeedRig({ NEWSWIRE_FEEDS_PER_HOST: '10' });
  ({ api } = rig);
  site = await openRawSite();
});
afterAll(async () => {
  await rig.close();
  await site.close();
});

const rss = (title: string, items: string) =>
  `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>${title}</title>
   <link>http://paper.example/</link><description>d</description>${items}</channel></rss>`;
const item = (id: string, title: string, more = '') =>
  `<item><guid isPermaLink="false">${id}</guid><title>${title}</title><link>http://paper.example/${id}</link>${more}</item>`;
const html = (body: string) => `<description><![CDATA[${body}]]></description>`;

async function poll(path: string): Promise<Json> {
  const { body } = await api.post('/feeds', { url: site.url(path) });
  return rig.fetched(body.id);
}

/** Polls a feed and returns its stories, whole, by headline. */
async function read(path: string, count: number): Promise<Json[]> {
  const feed = await poll(path);
  expect(feed, feed.error).toMatchObject({ status: 'ok' });
  const cards = await rig.storiesOf(feed, count);
  expect(cards).toHaveLength(count);
  const whole = await Promise.all(cards.map(async ({ id }) => (await api.get(`/stories/${id}`)).body));
  return whole.sort((a, b) => a.headline.localeCompare(b.headline));
}

describe('strings that Postgres cannot keep', () => {
  test('from a publisher: refused with the field, and the other stories are taken', async () => {
    const one = await api.post('/stories', { headline: 'Odd\u0000 headline' });
    expect([one.status, one.body.errors[0].field]).toEqual([422, 'headline']);
    const surrogate = await api.send('POST', '/stories', '{"headline":"Half \\ud83d of a pair"}', {
      'Content-Type': 'application/json',
    });
    expect([surrogate.status, surrogate.body.errors[0].field]).toEqual([422, 'headline']);
    const lines = '{"externalId":"n1","headline":"Sound line"}\n{"externalId":"n2","headline":"Odd\\u0000 line"}\n';
    const batch = await api.send('POST', '/stories', lines, { 'Content-Type': 'application/x-ndjson' });
    expect(batch.body.submissions).toMatchObject([{ id: expect.any(String) }, { status: 'rejected' }]);
    expect(await api.finished(batch.body.submissions[0].id)).toMatchObject({ status: 'published' });
  });

  test.each([
    [
      'JSON',
      '{"version":"https://jsonfeed.org/version/1.1","title":"T1","items":[{"id":"a","url":"http://paper.example/n1","title":"Sound","content_text":"x"},{"id":"b\\u0000c","url":"http://paper.example/n2","title":"Odd id","content_text":"y\\ud800"}]}',
    ],
    ['XML', rss('T2', item('n1', 'Sound') + item('b&#0;c', 'Odd id', '<category>odd&#0;topic</category>'))],
  ])('from a %s feed: dropped, and the item stays', async (name, document) => {
    site.on(`/nul-${name}`, rawAnswer(document));
    expect((await read(`/nul-${name}`, 2)).map(({ headline }) => headline)).toEqual(['Odd id', 'Sound']);
  });
});

describe('an address moves only to a feed', () => {
  test.each([
    ['a login page', rawAnswer('<!doctype html><title>Sign in</title>', { 'Content-Type': 'text/html' })],
    ['an error page', rawAnswer('Oops', { 'Content-Type': 'text/plain' }, '500 Oops')],
    ['nothing', rawAnswer('', { 'Content-Type': 'text/xml' })],
  ])('never to %s', async (what, page) => {
    const path = `/moved-${what.replaceAll(' ', '-')}`;
    site.on(path, rawAnswer('', { Location: '/other' }, '301 Moved'), rawAnswer(rss(what, item('m1', 'Back again'))));
    site.on('/other', page);
    const failed = await poll(path);
    expect(failed).toMatchObject({ url: site.url(path), status: 'error' });
    expect(await rig.fetchAgain(failed)).toMatchObject({ url: site.url(path), status: 'ok', stories: 1 });
  });
});

describe('as lenient as a browser in transport', () => {
  const document = (title: string) => rss(title, item('t1', `Bridge of ${title}`));
  test.each<[string, Buffer]>([
    ['aws-chunked', rawAnswer(document('aws'), { 'Content-Encoding': 'aws-chunked' })],
    ['a charset as coding', rawAnswer(document('charset'), { 'Content-Encoding': 'UTF-8' })],
    ['gzip that is none', rawAnswer(document('plain'), { 'Content-Encoding': 'gzip' })],
    [
      'headers of 30 KB',
      rawAnswer(document('large'), { 'Content-Security-Policy': `img-src ${'https://a.example '.repeat(1_700)}` }),
    ],
    ['a wrong type', rawAnswer(document('type'), { 'Content-Type': 'text/html' })],
    ['no length', rawAnswer(document('length'), { 'X-None': '' }).subarray(0)],
  ])('%s', async (name, answer) => {
    site.on(`/lenient-${encodeURIComponent(name)}`, answer);
    expect(await read(`/lenient-${encodeURIComponent(name)}`, 1)).toHaveLength(1);
  });

  test('raw UTF-8 in Location', async () => {
    site.on('/umlaut', rawAnswer('', { Location: '/österreich.xml' }, '302 Found'));
    site.on('/%C3%B6sterreich.xml', rawAnswer(document('Linz')));
    expect(await read('/umlaut', 1)).toMatchObject([{ headline: 'Bridge of Linz' }]);
  });
});

test('a correction is a change of words', async () => {
  const advert = (no: number) =>
    html(
      `<p>Open from nine to five.</p><div class="ad"><a href="https://ads.example/?${no}"><img src="https://ads.example/${no}.png"></a></div>`,
    );
  const documents = [1, 2, 3].map((no) =>
    rawAnswer(
      rss('Hours', item('h1', 'Opening hours', `${advert(no)}<pubDate>Fri, 27 Nov 2026 08:0${no}:00 GMT</pubDate>`)),
    ),
  );
  site.on(
    '/hours',
    ...documents,
    rawAnswer(rss('Hours', item('h1', 'Opening hours', html('<p>Open from nine to six.</p>')))),
  );
  let feed = await poll('/hours');
  await rig.storiesOf(feed, 1);
  for (let round = 0; round < 2; round += 1) feed = await rig.fetchAgain(feed);
  expect(await rig.storiesOf(feed, 1)).toMatchObject([{ revision: 1 }]);
  await rig.fetchAgain(feed);
  await waitFor('the change of words', async () => (await rig.storiesOf(feed, 1))[0].revision === 2);
});

describe('text or markup: the stated type decides', () => {
  const atom = (titles: string[]) =>
    `<feed xmlns="http://www.w3.org/2005/Atom"><title>Types</title><id>urn:t</id><updated>2026-11-27T08:00:00Z</updated>${titles
      .map(
        (title, no) =>
          `<entry><id>urn:e${no}</id>${title}<link href="http://paper.example/e${no}"/><updated>2026-11-27T08:00:00Z</updated></entry>`,
      )
      .join('')}</feed>`;
  test('of a title in Atom', async () => {
    const titles = [
      '<title>A browser drops &lt;big&gt; for good</title>',
      '<title type="text">B is for &lt;b&gt;</title>',
      '<title type="html">C is &lt;b&gt;bold&lt;/b&gt;</title>',
      '<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">D is <em>new</em></div></title>',
    ];
    site.on('/types', rawAnswer(atom(titles), { 'Content-Type': 'application/atom+xml' }));
    expect((await read('/types', 4)).map(({ headline }) => headline)).toEqual([
      'A browser drops <big> for good',
      'B is for <b>',
      'C is bold',
      'D is new',
    ]);
  });

  test('two references that are one character, and entities of the document', async () => {
    const document = `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY paper "The Paper"><!ENTITY out SYSTEM "file:///etc/passwd">]>${rss(
      'References',
      item('r1', 'A goal &#55357;&#56841; in the last minute') + item('r2', '&paper; says &hellip; no&out;'),
    ).slice(rss('', '').indexOf('<rss'))}`;
    site.on('/references', rawAnswer(document));
    const headlines = (await read('/references', 2)).map(({ headline }) => headline);
    expect(headlines[0]).toBe('A goal 😉 in the last minute');
    expect(headlines[1]).toMatch(/^The Paper says … no/);
    expect(headlines[1]).not.toContain('root:');
  });
});

test('dates that mean none are none', async () => {
  const dates = [
    'Thu, 01 Jan 1970 00:00:00 GMT',
    'Mon, 01 Jan 0001 00:00:00 +0000',
    '1970-01-01T00:00:00Z',
    '0',
    'Wed, 31 Dec 1969 16:00:00 -0800',
    'Fri, 01 Jan 9999 00:00:00 GMT',
  ];
  site.on(
    '/dates',
    rawAnswer(
      rss('Dates', dates.map((date, no) => item(`d${no}`, `Date ${no}`, `<pubDate>${date}</pubDate>`)).join('')),
    ),
  );
  const since = Date.now() - 60_000;
  for (const { headline, publishedAt } of await read('/dates', dates.length)) {
    expect(Date.parse(publishedAt), headline).toBeGreaterThan(since);
    expect(Date.parse(publishedAt), headline).toBeLessThanOrEqual(Date.now());
  }
});

test('nothing readable is thrown away', async () => {
  const bodies = [
    '<p>Cases grow as <math><semantics><msup><mi>e</mi><mi>kt</mi></msup><annotation encoding="application/x-tex">e^{kt}</annotation></semantics></math> a day.</p>',
    '<p>Watch:</p><iframe src="https://www.youtube.com/embed/BBBBBBBBBBB"></iframe><video src="https://media.example/v.mp4"></video><audio><source src="https://media.example/s.mp3"></audio>',
    '<p><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" data-src="https://photos.example/one.jpg" alt="One"></p><p><img srcset="https://photos.example/two.jpg 800w" alt="Two"></p>',
    '<dl><dt>Tide</dt><dd>High at nine</dd></dl><p><ruby>漢<rt>kan</rt></ruby></p>',
  ];
  site.on(
    '/readable',
    rawAnswer(rss('Readable', bodies.map((body, no) => item(`x${no}`, `Readable ${no}`, html(body))).join(''))),
  );
  const [formula, media, pictures, lists] = await read('/readable', 4);
  expect(formula.bodyHtml).toMatch(/<msup><mi>e<\/mi><mi>kt<\/mi><\/msup>|e\^\{kt\}/);
  for (const address of ['https://www.youtube.com/', 'https://media.example/v.mp4', 'https://media.example/s.mp3']) {
    expect(media.bodyHtml).toContain(address);
  }
  expect(media.bodyHtml).not.toMatch(/<(iframe|video|audio)/);
  expect(pictures.imageUrl).toBe('https://photos.example/one.jpg');
  expect(pictures.bodyHtml).toMatch(/one\.jpg[\s\S]*two\.jpg/);
  const proxied = [...pictures.pageHtml.matchAll(/src="\/images\/[\w-]+\/\d+\/([\w-]+)"/g)];
  const sources = proxied.map(([, source]) => Buffer.from(source ?? '', 'base64url').toString());
  expect(sources).toEqual(['https://photos.example/one.jpg', 'https://photos.example/two.jpg']);
  expect(lists.bodyHtml).toMatch(/<dt>Tide<\/dt>\s*<dd>High at nine<\/dd>/);
  expect(lists.bodyHtml).toContain('kan');
});

test('sound and video of an item are part of its story', async () => {
  const enclosure = '<enclosure url="https://media.example/12.mp3" type="audio/mpeg" length="4096"/>';
  site.on('/podcast', rawAnswer(rss('Podcast', item('p1', 'Episode 12', enclosure))));
  expect(await read('/podcast', 1)).toMatchObject([
    { media: [{ url: 'https://media.example/12.mp3', kind: 'audio', type: 'audio/mpeg', bytes: 4096 }] },
  ]);
});

describe('bytes become text in one place', () => {
  test.each([
    [
      'windows-1251',
      Buffer.concat([
        Buffer.from('<?xml version="1.0" encoding="windows-1251"?><opml version="1.0"><head/><body><outline text="'),
        Buffer.from([0xcd, 0xee, 0xe2, 0xee, 0xf1, 0xf2, 0xe8]),
        Buffer.from('" type="rss" xmlUrl="http://127.0.0.1:9/a.xml"/></body></opml>'),
      ]),
      'Новости',
    ],
    [
      'UTF-16',
      Buffer.from(
        '\ufeff<?xml version="1.0" encoding="utf-16"?><opml version="1.0"><head/><body><outline text="Zürich" type="rss" xmlUrl="http://127.0.0.1:9/b.xml"/></body></opml>',
        'utf16le',
      ),
      'Zürich',
    ],
  ])('OPML in %s', async (_encoding, bytes, title) => {
    const answer = await fetch(`${rig.world.url()}/api/v1/feeds/import`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${rig.world.config.adminKey}`, 'Content-Type': 'text/x-opml' },
      body: new Uint8Array(bytes),
    });
    const { entries } = (await answer.json()) as { entries: { id: string }[] };
    expect((await api.get(`/feeds/${entries[0]?.id}`)).body.title).toBe(title);
  });

  test.each<[string, string, Buffer, number[]]>([
    [
      'the stated charset',
      'application/json; charset=iso-8859-1',
      Buffer.from('{"headline":"Größere Brücke"}', 'latin1'),
      [202],
    ],
    ['UTF-16 by its bytes', 'application/json', Buffer.from('{"headline":"Größere Brücke, zwei"}', 'utf16le'), [202]],
    [
      'bytes that are no UTF-8',
      'application/json',
      Buffer.from('{"headline":"Größere Brücke, drei"}', 'latin1'),
      [400],
    ],
    ['an unknown charset', 'application/json; charset=klingon', Buffer.from('{"headline":"Brücke"}', 'latin1'), [415]],
  ])('JSON in %s', async (_what, type, body, statuses) => {
    const answer = await fetch(`${rig.world.url()}/api/v1/stories`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${rig.world.config.adminKey}`, 'Content-Type': type },
      body: new Uint8Array(body),
    });
    expect(statuses).toContain(answer.status);
    if (answer.status !== 202) return;
    const { id } = (await answer.json()) as { id: string };
    const { storyId } = await api.finished(id);
    expect((await api.get(`/stories/${storyId}`)).body.headline).toContain('Größere Brücke');
  });
});

test('words: signs and invisible characters in topics', async () => {
  const topics = ['C', 'C++', 'C#', 'Donau\u00addampf', 'Donaudampf'];
  const { storyId } = await api.publish({ headline: 'Three languages and a river', topics });
  const slugs = (await api.get(`/stories/${storyId}`)).body.topics.map(({ slug }: Json) => slug);
  expect(new Set(slugs.slice(0, 4)).size).toBe(4);
  expect(slugs).toHaveLength(new Set(slugs).size);
});
