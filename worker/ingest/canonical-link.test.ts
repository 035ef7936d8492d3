import { expect, test } from 'vitest';
import { canonicalLink } from './canonical-link.ts';

test.each([
  ['<link rel="canonical" href="https://x.example/a"><p>b</p>', 'https://x.example/a'],
  ["<p>b <a rel='nofollow canonical' href='https://x.example/a'>original</a></p>", 'https://x.example/a'],
  ['<LINK HREF=https://x.example/a REL=Canonical>', 'https://x.example/a'],
  ['<p>The canonical text</p><a href="https://x.example/b">b</a>', undefined],
  ['<!-- <link rel="canonical" href="https://x.example/a"> -->', undefined],
  ['<link rel="canonical">', undefined],
])('%s names %s', (html, expected) => {
  expect(canonicalLink(html)).toBe(expected);
});
