import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldText } from './fold-text.ts';
import { foldedWords, indexWords, queryWords } from './words.ts';

/** Any code points, including lone surrogates. */
const anyText = fc
  .array(fc.integer({ min: 0, max: 0x10ffff }), { maxLength: 100 })
  .map((codes) => String.fromCodePoint(...codes));

test('accents, case, possessives and the dots of acronyms make no difference', () => {
  expect(indexWords('Élysée’s U.S. visit')).toEqual(['elysee', 'us', 'visit']);
  expect(indexWords("Trump's TRUMP trump")).toEqual(['trump']);
  expect(foldText("don't")).toBe('dont');
});

test('letters of other scripts keep their signs', () => {
  expect(indexWords('हिन्दी समाचार')).toEqual(['हिन्दी', 'समाचार']);
  expect(indexWords('Київ')).toEqual(['киів']);
});

test('unspaced scripts give single characters and pairs, and a query asks for the pairs', () => {
  expect(indexWords('東京都')).toEqual(['東', '京', '都', '東京', '京都']);
  expect(queryWords('東京')).toEqual(['東京']);
  expect(queryWords('京')).toEqual(['京']);
  expect(indexWords('iPhone発売')).toEqual(['iphone', '発', '売', '発売']);
});

test('text without a word has none', () => {
  expect(indexWords('… !!! 🎉')).toEqual([]);
});

test('a word is cut between letters', () => {
  const long = `${'a'.repeat(63)}𐌰𐌰`;
  expect(indexWords(`${long} tail`)).toEqual(['a'.repeat(63), 'tail']);
  expect(queryWords(long)).toEqual(['a'.repeat(63)]);
  fc.assert(fc.property(anyText, (text) => indexWords(text).every((word) => word.isWellFormed())));
});

test.each([
  ['soft hyphens', 'Donau\u00addampf\u00adschiff', 'donaudampfschiff'],
  ['zero-width spaces', 'head\u200bline', 'headline'],
  ['joiners', 'می\u200cخواهم', 'میخواهم'],
  ['marks of direction', '\u200eleft\u200f', 'left'],
  ['a byte order mark', '\ufeffFirst', 'first'],
  ['a word joiner', 'no\u2060break', 'nobreak'],
])('%s are nothing', (_what, text, word) => {
  expect(foldedWords(text)).toEqual([word]);
  expect(indexWords(text)).toEqual(indexWords(word));
});
