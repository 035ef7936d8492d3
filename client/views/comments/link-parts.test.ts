import { expect, test } from 'vitest';
import { linkParts } from './link-parts.ts';

const links = (text: string): string[] => linkParts(text).flatMap(({ url }) => url ?? []);

test('addresses of the web become links, without the sentence around them', () => {
  const text = 'See https://example.com/a_(b)?c=d#e, or (http://example.org).';
  expect(links(text)).toEqual(['https://example.com/a_(b)?c=d#e', 'http://example.org']);
  expect(
    linkParts(text)
      .map((part) => part.text)
      .join(''),
  ).toBe(text);
});

test('nothing else does', () => {
  const text =
    'javascript:alert(1) data:text/html,x ftp://example.com mailto:a@example.com //example.com example.com a@b.c';
  expect(linkParts(text)).toEqual([{ text }]);
});

test('markup stays text', () => {
  expect(linkParts('<a href="x">')).toEqual([{ text: '<a href="x">' }]);
});
