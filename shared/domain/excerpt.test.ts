import { expect, test } from 'vitest';
import { excerptAround } from './excerpt.ts';

const long = `${'Before it. '.repeat(30)}The Élan sank off Brannock Point. ${'After it. '.repeat(30)}`;

test('a word is found as matching finds it, in the middle of its paragraph', () => {
  const excerpt = excerptAround(`Something else.\n${long}`, new Set(['elan']));
  expect(excerpt).toMatch(/^… .*The Élan sank off Brannock Point\. .* …$/);
  expect(excerpt?.length).toBeLessThan(240);
});

test('a short paragraph is given whole, and the first one that has the word', () => {
  expect(excerptAround('One.\nIt was the U.S. navy.\nThe US again.', new Set(['us']))).toBe('It was the U.S. navy.');
});

test.each(['大阪', '阪'])('in a script without spaces %s is found within its clause, which is cut', (word) => {
  const excerpt = excerptAround(`${'東京都'.repeat(100)}大阪府${'東京都'.repeat(100)}`, new Set([word]));
  expect(excerpt).toMatch(/^… 大?阪府(東京都)+東?京? …$/);
  expect(excerpt?.length).toBeLessThan(240);
});

test('what does not occur has no excerpt', () => {
  expect(excerptAround(long, new Set(['calloway']))).toBeUndefined();
});
