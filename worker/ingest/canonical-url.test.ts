import { expect, test } from 'vitest';
import { canonicalUrl } from './canonical-url.ts';

const STORY = 'https://news.example.com/2026/storm';

test.each([
  ['HTTPS://News.Example.com:443/2026/storm'],
  ['https://news.example.com./2026/storm'],
  ['https://news.example.com/2026/./x/../storm'],
  ['https://news.example.com//2026///storm'],
  ['https://news.example.com/2026/%73torm'],
  ['https://news.example.com/2026/storm?'],
  ['https://news.example.com/2026/storm#comments'],
  ['https://news.example.com/2026/storm?utm_source=x&fbclid=y&gclid=z'],
  ['https://news.example.com/2026/storm/amp/'],
  ['https://news.example.com/2026/storm/amp'],
  ['https://news.example.com/2026/storm?amp=1'],
  ['https://m.news.example.com/2026/storm'],
  ['https://amp.news.example.com/2026/storm'],
  ['https://user:secret@news.example.com/2026/storm'],
  [' https://news.example.com/2026/storm '],
])('%s is the same story', (address) => {
  expect(canonicalUrl(address)).toBe(STORY);
});

test.each([
  ['https://example.com/a?id=1', 'https://example.com/a?id=2'],
  ['https://example.com/A', 'https://example.com/a'],
  ['https://example.com/a?b=1', 'https://example.com/a?B=1'],
  ['https://example.com/a%2Fb', 'https://example.com/a/b'],
  ['https://example.com/a?x=1&x=2', 'https://example.com/a?x=2&x=1'],
  ['https://example.com/#!/a', 'https://example.com/#!/b'],
  ['https://example.com/amp', 'https://example.com/'],
  ['https://m.example/a', 'https://example/a'],
  ['https://example.com/q?v=a%26b', 'https://example.com/q?v=a&b'],
])('%s and %s stay different', (one, other) => {
  expect(canonicalUrl(one)).not.toBe(canonicalUrl(other));
});

test('parameters are sorted by name, and a canonical address is its own', () => {
  const canonical = canonicalUrl('https://example.com/a?b=2&a=1&utm_medium=rss');
  expect(canonical).toBe('https://example.com/a?a=1&b=2');
  expect(canonicalUrl(String(canonical))).toBe(canonical);
});

test.each(['javascript:alert(1)', 'ftp://example.com/a', 'http://', '', 'mailto:a@example.com', 'data:text/html,x'])(
  '%j is no address of a story',
  (address) => {
    expect(canonicalUrl(address)).toBeUndefined();
  },
);
