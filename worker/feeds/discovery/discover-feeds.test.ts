import { expect, test } from 'vitest';
import { FetchError } from '../../../shared/node/net/fetch-error.ts';
import type { FetchAnswer, GuardedFetch } from '../../../shared/node/net/guarded-fetch.ts';
import type { DiscoveryJob } from '../../../shared/node/queue/feed-queue.ts';
import { cpuMs } from '../../../tests/helpers/cpu-time.ts';
import { rss } from '../../../tests/helpers/feed-site.ts';
import { discoverFeeds } from './discover-feeds.ts';

interface Page {
  body: string;
  type?: string;
  link?: string;
  movedTo?: string;
}

/** A site of these pages, with the requests that were made. */
function siteOf(pages: Record<string, Page>) {
  const asked: { url: string; publicOnly: boolean | undefined }[] = [];
  const net: Pick<GuardedFetch, 'fetch'> = {
    async fetch(url, init) {
      asked.push({ url, publicOnly: init?.publicOnly });
      const page = pages[url];
      if (url.startsWith('https://plain.example'))
        throw new FetchError('network', 'The server refused the connection.');
      const { body = '', type = 'text/html', link, movedTo } = page ?? {};
      const headers = { 'content-type': type, ...(link && { link }) };
      const answer: FetchAnswer = { status: page ? 200 : 404, headers, body: Buffer.from(body), url: movedTo ?? url };
      return { ...answer, ...(movedTo && { movedTo }) };
    },
  };
  const find = (addresses: string | string[], job: Partial<DiscoveryJob> = {}) =>
    discoverFeeds(net, { addresses: [addresses].flat(), publicOnly: false, ...job });
  return { asked, find };
}

const feed = (title: string, date = ''): Page => ({
  type: 'application/rss+xml',
  body: rss(title, [{ id: title, title: `News of ${title}` }]).replace('</item>', `${date}</item>`),
});
const urls = (found: { feeds: { url: string }[] }) => found.feeds.map(({ url }) => url);

test('FEED19 an address that is a feed is the one that is found, where it has moved for good', async () => {
  const { find } = siteOf({
    'https://a.example/old': {
      ...feed('A', '<pubDate>Mon, 02 Mar 2026 10:00:00 GMT</pubDate>'),
      movedTo: 'https://a.example/new',
    },
  });
  expect(await find('https://a.example/old')).toEqual({
    feeds: [{ url: 'https://a.example/new', title: 'A', format: 'rss', items: 1, newest: '2026-03-02T10:00:00.000Z' }],
  });
});

test('FEED19 a page names its feeds in links, in its header and below its base; comments come last', async () => {
  const { find } = siteOf({
    'https://b.example/': {
      link: '</head>; rel="alternate"; type="application/atom+xml", </wp-json/>; rel="alternate"; type="application/json"',
      body: `<!doctype html><title>B</title><base href="/feeds/">
        <link rel="alternate" type="application/rss+xml" title="B » Comments Feed" href="comments">
        <LINK REL="Alternate" TYPE="application/rss+xml; charset=utf-8" href="main.xml">
        <link rel=feed href="feed:https://b.example/plain"><link rel="alternate" hreflang="de" href="/de">
        <a href="/politics/rss">Politics</a> <a href="/feedback">Write to us</a> <a href="/rss.png">RSS</a>`,
    },
    'https://b.example/head': feed('Head'),
    'https://b.example/feeds/comments': feed('B » Comments'),
    'https://b.example/feeds/main.xml': feed('Main'),
    'https://b.example/plain': feed('Plain'),
    'https://b.example/politics/rss': feed('Politics'),
  });
  expect(urls(await find('https://b.example/'))).toEqual([
    'https://b.example/head',
    'https://b.example/feeds/main.xml',
    'https://b.example/plain',
    'https://b.example/politics/rss',
    'https://b.example/feeds/comments',
  ]);
});

test('FEED19 an article without feeds has those of its home page, and a silent site those at usual addresses', async () => {
  const article = siteOf({
    'https://c.example/2026/story.html': { body: '<title>Story</title>' },
    'https://c.example/': { body: '<link rel=alternate type=application/atom+xml href=/all.atom>' },
    'https://c.example/all.atom': feed('All'),
  });
  expect(urls(await article.find('https://c.example/2026/story.html'))).toEqual(['https://c.example/all.atom']);
  const silent = siteOf({
    'https://d.example/blog/': { body: '<title>Blog</title>' },
    'https://d.example/feed.xml': feed('D'),
    'https://d.example/rss.xml': feed('D'),
  });
  expect(urls(await silent.find('https://d.example/blog/'))).toEqual(['https://d.example/rss.xml']);
});

test('FEED19 without a scheme, http is tried after https; what was there instead is said', async () => {
  const { find } = siteOf({ 'http://plain.example/': { body: '<title>Plain &amp;\n simple</title>' } });
  expect(await find(['https://plain.example/', 'http://plain.example/'])).toEqual({
    feeds: [],
    instead: 'http://plain.example/ answered with a web page with the title “Plain & simple”.',
  });
  expect(await find('https://plain.example/')).toEqual({
    feeds: [],
    instead: 'https://plain.example/ could not be read: The server refused the connection.',
  });
  const missing = await find('https://e.example/');
  expect(missing.instead).toBe('https://e.example/ answered 404 with nothing.');
});

test('FEED20 a search makes at most 12 requests, and enters allowed networks for the host that was asked for only', async () => {
  const links = Array.from({ length: 40 }, (_, no) => `<a href="//f${no}.example/rss">RSS</a>`);
  const { find, asked } = siteOf({ 'https://f.example/': { body: links.join('') } });
  await find('https://f.example/');
  expect(asked).toHaveLength(12);
  expect(asked.map(({ publicOnly }) => publicOnly)).toEqual([false, ...Array(11).fill(true)]);
  const own = siteOf({ 'https://f.example/': { body: '' } });
  await own.find('https://f.example/', { publicOnly: true });
  expect(new Set(own.asked.map(({ publicOnly }) => publicOnly))).toEqual(new Set([true]));
});

test('FEED20 a page that nests without end is read in bounded time', async () => {
  const { find } = siteOf({ 'https://g.example/': { body: '<div><a href=x>'.repeat(130_000) } });
  const startedAt = cpuMs();
  expect((await find('https://g.example/')).feeds).toEqual([]);
  expect(cpuMs() - startedAt).toBeLessThan(2_000);
});
