import { describe, expect, test } from 'vitest';
import { cpuMs } from '../../../tests/helpers/cpu-time.ts';
import { toStory } from '../to-story.ts';
import { parseFeed } from './parse-feed.ts';
import { NotAFeedError, type ParsedFeed } from './parsed-feed.ts';

const ADDRESS = 'https://paper.example/feeds/all.xml';

function parse(text: string): ParsedFeed {
  return parseFeed(Buffer.from(text), { address: ADDRESS });
}

function item(inside: string) {
  return parse(`<rss version="2.0"><channel><title>T</title><item>${inside}</item></channel></rss>`).items[0];
}

test('RSS 2.0 with its modules', () => {
  const feed = parse(`<?xml version="1.0"?>
    <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"
      xmlns:media="http://search.yahoo.com/mrss/" xmlns:atom="http://www.w3.org/2005/Atom"
      xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"><channel>
    <title>The Paper</title><link>/</link><language>en-us</language><ttl>60</ttl>
    <skipHours><hour>3</hour><hour>24</hour></skipHours><skipDays><day>Sunday</day></skipDays>
    <sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>
    <atom:link rel="hub" href="https://hub.example/"/><atom:link rel="self" href="all.xml"/>
    <item><title>Bridge &amp; tunnel</title><link>/2026/bridge</link><guid isPermaLink="false">b-1</guid>
      <dc:creator>A. Writer</dc:creator><category>City</category><category>city</category>
      <pubDate>Thu, 01 Jan 2026 10:00:00 +0100</pubDate><description>In short.</description>
      <content:encoded><![CDATA[<p>At length, with <a href="plan.pdf">a plan</a>.</p>]]></content:encoded>
      <media:content url="/small.jpg" medium="image" width="100"/><media:content url="/large.jpg" medium="image" width="900"/>
    </item></channel></rss>`);
  expect(feed).toMatchObject({
    format: 'rss',
    title: 'The Paper',
    link: 'https://paper.example/',
    language: 'en-US',
    ttlMinutes: 60,
    skipHours: [3, 0],
    skipDays: [0],
    updatePeriodMs: 1_800_000,
    hubs: ['https://hub.example/'],
    self: ADDRESS,
  });
  expect(feed.items).toEqual([
    {
      externalId: 'b-1',
      url: 'https://paper.example/2026/bridge',
      headline: 'Bridge & tunnel',
      summary: 'In short.',
      body: '<p>At length, with <a href="https://paper.example/2026/plan.pdf">a plan</a>.</p>',
      byline: 'A. Writer',
      topics: ['City', 'city'],
      imageUrl: 'https://paper.example/large.jpg',
      publishedAt: '2026-01-01T09:00:00.000Z',
      language: 'en-US',
    },
  ]);
});

test('Atom 1.0 with xml:base, inherited author and every kind of text', () => {
  const feed = parse(`<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de" xml:base="https://blatt.example/a/">
    <title type="html">Das &lt;b&gt;Blatt&lt;/b&gt;</title><author><name>Redaktion</name></author>
    <entry xml:base="b/"><id>tag:1</id><title>Eins</title><link href="c.html"/><updated>2026-01-02T00:00:00Z</updated>
      <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Ganz</p></div></content></entry>
    <entry><id>tag:2</id><title>Zwei</title><published>2026-01-01T00:00:00Z</published><updated>2026-01-02T00:00:00Z</updated>
      <content type="text">1 &lt; 2</content></entry></feed>`);
  expect(feed).toMatchObject({ format: 'atom', title: 'Das Blatt', language: 'de' });
  expect(feed.items).toMatchObject([
    { externalId: 'tag:1', url: 'https://blatt.example/a/b/c.html', byline: 'Redaktion', body: '<p>Ganz</p>' },
    { externalId: 'tag:2', publishedAt: '2026-01-01T00:00:00.000Z', body: '<p>1 &lt; 2</p>' },
  ]);
});

test('RDF whose table of contents does not agree with its items', () => {
  const feed = parse(`<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
    <channel rdf:about="https://a.example/"><title>R</title><items><rdf:Seq><rdf:li rdf:resource="x"/></rdf:Seq></items></channel>
    <item rdf:about="https://a.example/1"><title>One</title><link>https://a.example/1</link></item></rdf:RDF>`);
  expect(feed.items).toMatchObject([{ externalId: 'https://a.example/1', headline: 'One' }]);
});

test('JSON Feed, also when its version is written otherwise', () => {
  const items = [{ id: 7, content_text: 'First sentence. Second one.', tags: ['x'], authors: [{ name: 'J' }] }];
  const feed = parse(JSON.stringify({ version: '1.0', title: 'J', items }));
  expect(feed.items).toMatchObject([{ externalId: '7', headline: 'First sentence.', byline: 'J', topics: ['x'] }]);
});

describe('broken documents', () => {
  const good = '<item><title>One</title><guid>1</guid></item><item><title>Two</title><guid>2</guid></item>';
  test.each([
    [
      'junk before the prolog',
      `<br />\n<b>Warning</b>: oops\n<?xml version="1.0"?><rss version="2.0"><channel>${good}</channel></rss>`,
    ],
    ['a cut end', `<rss version="2.0"><channel>${good}<link>http`],
    ['control characters', `<rss version="2.0"><channel>\u0000\u0008${good}</channel></rss>`],
    ['bare ampersands', `<rss version="2.0"><channel><title>A & B &bogus; <</title>${good}</channel></rss>`],
    [
      'an unclosed title',
      `<rss version="2.0"><channel><item><title>One<guid>1</guid></item><item><title>Two</title><guid>2</guid></item></channel></rss>`,
    ],
    [
      'unclosed items',
      '<rss version="2.0"><channel><item><title>One</title><guid>1</guid><item><title>Two</title><guid>2</guid></channel></rss>',
    ],
    [
      'crossed tags',
      `<rss version="2.0"><channel><description><b><i>x</b></i><br></description>${good}</channel></rss>`,
    ],
    ['stray end tags', `<rss version="2.0"><channel></p></b>${good}</channel></rss>`],
    ['a channel without rss', `<channel>${good}</channel>`],
    ['a document type', `<!DOCTYPE rss [<!ENTITY x "y">]><rss version="2.0"><channel>${good}</channel></rss>`],
    [
      'capitals',
      `<RSS VERSION="2.0"><CHANNEL>${good.toUpperCase().replaceAll('ONE', 'One').replaceAll('TWO', 'Two')}</CHANNEL></RSS>`,
    ],
  ])('%s', (_what, text) => {
    expect(parse(text).items.map(({ headline, externalId }) => [headline, externalId])).toEqual([
      ['One', '1'],
      ['Two', '2'],
    ]);
  });

  test.each(['', ' ', 'hello', '<html><body><rss/></body></html>', '{"a":1}', '[1]', '{"items":', '<opml/>'])(
    '%s is no feed',
    (text) => {
      expect(() => parse(text)).toThrow(NotAFeedError);
    },
  );

  test('what is nested without end, or repeated without end, neither crashes nor hangs', () => {
    const started = cpuMs();
    const evil = [
      '<div>'.repeat(200_000),
      '<item>'.repeat(200_000),
      '<a b="'.repeat(200_000),
      '&lt;div href=x&gt;'.repeat(100_000),
    ];
    for (const text of evil) parse(`<rss version="2.0"><channel><item><description>${text}`);
    expect(cpuMs() - started).toBeLessThan(8_000);
  });
});

test('markup of any depth costs no other item', () => {
  for (const levels of [80, 95, 101, 119, 400]) {
    const deep = `${'<x:y>'.repeat(levels)}deep${'</x:y>'.repeat(levels)}`;
    const feed = parse(
      `<rss version="2.0"><channel><item><title>Deep</title>${deep}</item><item><title>Sound</title></item></channel></rss>`,
    );
    expect(feed.items.map(({ headline }) => headline)).toEqual(['Deep', 'Sound']);
  }
});

test('a JSON Feed after two byte order marks is read', () => {
  const text = JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', items: [{ id: '1', title: 'Marked' }] });
  expect(parse(`\ufeff\ufeff${text}`).items).toMatchObject([{ headline: 'Marked' }]);
});

test('titles become one line of text, once or twice escaped, in CDATA or naked', () => {
  expect(item('<title>AT&amp;amp;T &lt;b&gt;rises&lt;/b&gt;</title>')?.headline).toBe('AT&T rises');
  expect(item('<title><![CDATA[Fish &amp; chips]]></title>')?.headline).toBe('Fish & chips');
  expect(item('<title>Very <em>new</em>\n  news</title>')?.headline).toBe('Very new news');
  expect(item('<title>The &lt;canvas&gt; element, 1 &lt; 2</title>')?.headline).toBe('The <canvas> element, 1 < 2');
});

test('HTML that was escaped twice is read as it was meant', () => {
  expect(item('<description>&amp;lt;p&amp;gt;Hello&amp;lt;/p&amp;gt;</description>')?.body).toBe('<p>Hello</p>');
});

test('an item without an id takes its link, then a hash of its content', () => {
  expect(item('<title>A</title><link>/a</link>')?.externalId).toBe('https://paper.example/a');
  const hashed = item('<title>A</title>');
  expect(hashed?.externalId).toMatch(/^sha256:/);
  expect(item('<title>A</title>')).toEqual(hashed);
  expect(item('<title>B</title>')?.externalId).not.toBe(hashed?.externalId);
});

test('items that share an id stay apart when they lead to different pages; versions of one become the newest', () => {
  const shared = (link: string, date: string) =>
    `<item><guid>same</guid><title>${date}</title><link>${link}</link><pubDate>${date}</pubDate></item>`;
  const both = (a: string, b: string) => parse(`<rss version="2.0"><channel>${a}${b}</channel></rss>`).items;
  const apart = both(shared('/1', '2026-01-01'), shared('/2', '2026-01-01'));
  expect(new Set(apart.map((one) => one.externalId)).size).toBe(2);
  const versions = both(shared('/1', '2026-01-01'), shared('/1', '2026-01-02'));
  expect(versions).toMatchObject([{ externalId: 'same', headline: '2026-01-02' }]);
});

test('dates that cannot be read are left out, and the next choice is taken', () => {
  expect(item('<title>A</title><pubDate>soon</pubDate>')).not.toHaveProperty('publishedAt');
  expect(item('<title>A</title><pubDate>soon</pubDate><dc:date>2026-01-01</dc:date>')).toMatchObject({
    publishedAt: '2026-01-01T00:00:00.000Z',
  });
});

test('a counting pixel is no picture, and a script is no address', () => {
  const body = '&lt;img src="/dot.gif" width="1" height="1"&gt;&lt;img src="/photo.jpg"&gt;';
  expect(item(`<title>A</title><description>${body}</description><link>javascript:alert(1)</link>`)).toMatchObject({
    imageUrl: 'https://paper.example/photo.jpg',
  });
  expect(item('<title>A</title><link>javascript:alert(1)</link>')).not.toHaveProperty('url');
});

test('what cannot be kept is dropped from an item, which is not lost for it', () => {
  const title = 'Ris&#xD800;ing&#0; wat\u0000er &amp;#xDC00;𠮷 &amp;#0;';
  const rss = `<rss><channel><title>A&#0;</title><item><title>${title}</title><guid>x&#xD83D;&#0;</guid><description>a&#0;b</description><category>c&#xDFFF;</category></item></channel></rss>`;
  const half = '\\ud83d';
  const json = `{"version":"https://jsonfeed.org/version/1.1","title":"A\\u0000","items":[{"id":"x${half}\\u0000","title":"Rising ${half}\\u0000water","content_html":"a\\u0000${half}b","tags":["c${half}"]}]}`;
  for (const text of [rss, json]) {
    const { title: name, items } = parseFeed(Buffer.from(text));
    expect(name).toMatch(/^A\ufffd?$/);
    expect(items).toHaveLength(1);
    const kept = JSON.stringify(items);
    expect(kept).not.toMatch(/\\u0000|\\ud[89a-f]/i);
    const story = items[0] && toStory(items[0], { section: null, topics: [] }, new Date());
    expect(story?.headline).toContain('water');
  }
});
