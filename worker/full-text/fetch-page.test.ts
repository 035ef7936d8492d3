import { expect, test } from 'vitest';
import type { FeedRow } from '../../shared/node/db/feed/feed-row.ts';
import { FetchError } from '../../shared/node/net/fetch-error.ts';
import type { FetchAnswer, GuardedFetch } from '../../shared/node/net/guarded-fetch.ts';
import type { RobotsAnswer } from './extract/read-robots.ts';
import { fetchPage } from './fetch-page.ts';
import type { HostSlots } from './host-slots.ts';

const FEED = {
  url: 'https://daily.example/feed',
  etag: '"1"',
  last_modified: null,
  options: { userAgent: 'Reader/1.0' },
  credentials: { cookie: 'paid=1' },
  public_only: false,
} as FeedRow;
const PAGE = 'https://daily.example/news/dam.html';

interface Site {
  answer?: Partial<FetchAnswer> | Error;
  robots?: Partial<RobotsAnswer>;
  hasSlot?: boolean;
}

function siteOf({ answer = {}, robots = {}, hasSlot = true }: Site = {}) {
  const log: string[] = [];
  const requests: Parameters<GuardedFetch['fetch']>[1][] = [];
  const pages: HostSlots = {
    take: async (host) => hasSlot && log.push(`take ${host}`) > 0,
    release: async () => void log.push('release'),
    keep: async (_host, _holder, ms) => void log.push(`keep ${ms}`),
  };
  const fetcher = {
    net: {
      async fetch(url: string, request: Parameters<GuardedFetch['fetch']>[1]): Promise<FetchAnswer> {
        requests.push(request);
        if (answer instanceof Error) throw answer;
        return { status: 200, headers: { 'content-type': 'text/html' }, body: Buffer.from('x'), url, ...answer };
      },
    },
    robots: { ask: async () => ({ allowed: true, delayMs: 0, ...robots }) },
    pages,
    random: () => 0.5,
  };
  const ask = (address = PAGE): Promise<unknown> =>
    fetchPage(fetcher, FEED, address, 'holder').catch((error: unknown) => error);
  return { log, requests, ask };
}

test('FEED31 a page takes a slot of its host, and leaves the host alone for a while', async () => {
  const site = siteOf();
  expect(await site.ask()).toMatchObject({ status: 200 });
  expect(site.log).toEqual(['take daily.example', 'keep 1000']);
});

test.each<[string, Site, string]>([
  ['the Crawl-delay of its robots.txt', { robots: { delayMs: 30_000 } }, 'keep 30000'],
  ['ten minutes at most', { robots: { delayMs: 9_000_000 } }, 'keep 600000'],
  ['its Retry-After', { answer: { status: 429, headers: { 'retry-after': '90' } } }, 'keep 90000'],
])('FEED31 the pause of a host is %s', async (_what, given, last) => {
  const site = siteOf(given);
  await site.ask();
  expect(site.log.at(-1)).toBe(last);
});

test('FEED31 a host that is busy, or that forbids it, is not asked', async () => {
  const busy = siteOf({ hasSlot: false });
  expect(await busy.ask()).toMatchObject({ name: 'HostBusy' });
  const closed = siteOf({ robots: { allowed: false } });
  expect(await closed.ask()).toMatchObject({ name: 'PageProblem', code: 'robots' });
  expect(closed.log).toEqual(['take daily.example', 'release']);
  expect([busy, closed].map(({ requests }) => requests.length)).toEqual([0, 0]);
});

test('FEED32 only the feed’s own host gets its credentials, only its own origin may be private', async () => {
  const site = siteOf();
  await site.ask();
  await site.ask('https://other.example/dam.html');
  await site.ask('https://daily.example:8443/dam.html');
  const headers = { accept: expect.stringContaining('text/html'), 'user-agent': 'Reader/1.0' };
  expect(site.requests).toEqual([
    { headers, secretHeaders: { cookie: 'paid=1' }, publicOnly: false },
    { headers, publicOnly: true },
    { headers, publicOnly: true },
  ]);
});

test.each<[string, Site, object]>([
  ['404', { answer: { status: 404 } }, { name: 'PageProblem', code: 'http_404' }],
  ['503', { answer: { status: 503 } }, { name: 'PageLater', code: 'http_503' }],
  ['silence', { answer: new FetchError('timeout', 'x') }, { name: 'PageLater', code: 'timeout' }],
  ['2 MB', { answer: new FetchError('too_large', 'x') }, { name: 'FetchError', code: 'too_large' }],
  ['a PDF', { answer: { headers: { 'content-type': 'application/pdf' } } }, { name: 'PageProblem', code: 'not_html' }],
  ['no type', { answer: { headers: {} } }, { name: 'PageProblem', code: 'not_html' }],
  ['the home page', { answer: { url: 'https://daily.example/' } }, { name: 'PageProblem', code: 'home_page' }],
])('FEED32 an answer that is no page, or not yet: %s', async (_what, given, error) => {
  expect(await siteOf(given).ask()).toMatchObject(error);
});

test('FEED32 an address with a password is not fetched', async () => {
  expect(await siteOf().ask('https://me:pw@daily.example/')).toMatchObject({ name: 'PageProblem' });
});
