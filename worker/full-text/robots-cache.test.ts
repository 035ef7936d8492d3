import { expect, test } from 'vitest';
import { FetchError } from '../../shared/node/net/fetch-error.ts';
import type { FetchAnswer } from '../../shared/node/net/guarded-fetch.ts';
import { readRobots } from './extract/read-robots.ts';
import { createRobotsCache } from './robots-cache.ts';

const PAGE = new URL('https://daily.example/news/dam.html?x=1');

function cacheOf(answer: { status: number; text?: string } | Error) {
  let asked = 0;
  let now = 0;
  const net = {
    async fetch(url: string): Promise<FetchAnswer> {
      asked += 1;
      if (answer instanceof Error) throw answer;
      return { status: answer.status, headers: {}, body: Buffer.from(answer.text ?? ''), url };
    },
  };
  const reader = { ask: async (robots: string, url: string) => readRobots(robots, url) };
  const cache = createRobotsCache({ net, reader }, () => now);
  return {
    ask: (url = PAGE) => cache.ask(url, true).catch((error: unknown) => error),
    asked: () => asked,
    pass: (ms: number) => {
      now += ms;
    },
  };
}

test.each<[string, string, boolean, number]>([
  ['nothing for us', 'User-agent: other\nDisallow: /', true, 0],
  ['everybody', 'User-agent: *\nDisallow: /news/', false, 0],
  ['us by name, and everybody otherwise', 'User-agent: *\nDisallow: /\n\nUser-agent: Newswire\nDisallow: /x', true, 0],
  ['the longest rule', 'User-agent: *\nDisallow: /news/\nAllow: /news/dam', true, 0],
  ['wildcards', 'User-agent: *\nDisallow: /*.html?x=*', false, 0],
  ['a pause', 'User-agent: newswire\nCrawl-delay: 2.5', true, 2_500],
  ['HTML instead', '<!doctype html><title>Welcome</title>', true, 0],
])('FEED31 robots.txt: %s', async (_what, text, allowed, delayMs) => {
  expect(await cacheOf({ status: 200, text }).ask()).toEqual({ allowed, delayMs });
});

test('FEED31 a site without a robots.txt allows everything, one that fails nothing for now', async () => {
  expect(await cacheOf({ status: 404 }).ask()).toEqual({ allowed: true, delayMs: 0 });
  expect(await cacheOf({ status: 503 }).ask()).toMatchObject({ name: 'PageLater', code: 'http_503' });
  const silent = cacheOf(new FetchError('timeout', 'The server took too long.'));
  expect(await silent.ask()).toMatchObject({ name: 'PageLater', code: 'timeout' });
  const blocked = cacheOf(new FetchError('blocked_address', 'The address is not public.'));
  expect(await blocked.ask()).toMatchObject({ name: 'FetchError', code: 'blocked_address' });
});

test('FEED31 robots.txt is asked for once an hour for each site', async () => {
  const cache = cacheOf({ status: 200, text: 'User-agent: *\nDisallow: /x' });
  await cache.ask();
  await cache.ask(new URL('/other', PAGE));
  expect(cache.asked()).toBe(1);
  await cache.ask(new URL('http://daily.example/'));
  expect(cache.asked()).toBe(2);
  cache.pass(3_600_000);
  await cache.ask();
  expect(cache.asked()).toBe(3);
});

test('FEED31 the texts that are kept are bounded', async () => {
  const cache = cacheOf({ status: 200, text: `# ${'x'.repeat(400_000)}\nUser-agent: *\nAllow: /` });
  for (let no = 0; no < 12; no += 1) await cache.ask(new URL(`https://site${no}.example/`));
  await cache.ask(new URL('https://site11.example/'));
  expect(cache.asked()).toBe(12);
  await cache.ask(new URL('https://site0.example/'));
  expect(cache.asked()).toBe(13);
});
