import { expect, test } from 'vitest';
import { discoverySchema } from './feed-discovery.ts';

test.each([
  ['https://example.org/news', ['https://example.org/news']],
  [' example.org ', ['https://example.org', 'http://example.org']],
  ['localhost:8080/x', ['https://localhost:8080/x', 'http://localhost:8080/x']],
  ['feed://example.org/rss', ['https://example.org/rss', 'http://example.org/rss']],
  ['feed:https://example.org/rss', ['https://example.org/rss']],
  ['feed://http://example.org/rss', ['http://example.org/rss']],
  ['example.org/?u=ftp://x', ['https://example.org/?u=ftp://x', 'http://example.org/?u=ftp://x']],
])('FEED19 %j is searched at %j', (url, addresses) => {
  expect(discoverySchema.parse({ url }).url).toEqual(addresses);
});

test.each([
  '',
  'ftp://example.org',
  'https://me:secret@example.org',
  'a b.example',
  'javascript:alert(1)',
  'mailto:a@b.c',
])('FEED19 %j is no address of a site', (url) => {
  expect(discoverySchema.safeParse({ url }).success).toBe(false);
});
