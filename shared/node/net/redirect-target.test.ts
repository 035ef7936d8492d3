import { expect, test } from 'vitest';
import { redirectTarget } from './redirect-target.ts';

const FROM = new URL('https://site.example/news/feed.xml');
/** A header as it arrives: one character for each byte. */
const bytes = (text: string, encoding: 'utf8' | 'latin1' = 'utf8') => Buffer.from(text, encoding).toString('latin1');

test.each([
  ['/feed', 'https://site.example/feed'],
  ['../other.xml?a=1', 'https://site.example/other.xml?a=1'],
  ['//cdn.example/feed', 'https://cdn.example/feed'],
  [bytes('/nachrichten-österreich.xml'), 'https://site.example/nachrichten-%C3%B6sterreich.xml'],
  [bytes('/новости'), 'https://site.example/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8'],
  [bytes('/caf\u00e9', 'latin1'), 'https://site.example/caf%E9'],
  ['/already%C3%B6', 'https://site.example/already%C3%B6'],
  ['/with blank', 'https://site.example/with%20blank'],
  ['/новости', 'https://site.example/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8'],
  ['http://[', 'http://['],
])('FEED1 a redirect to %j leads to %s', (location, target) => {
  expect(redirectTarget(location, FROM)).toBe(target);
});
