import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { cutAtWord, cutKey, cutText, cutWithEllipsis, letterStart } from './cut-text.ts';

/** Any code points, including lone surrogates. */
const anyText = fc
  .array(fc.integer({ min: 0, max: 0x10ffff }), { maxLength: 60 })
  .map((codes) => String.fromCodePoint(...codes));

/** Letters of one and two code units, with marks, and of many code points. */
const LETTERS = [
  'a',
  ' ',
  'é',
  'e\u0301',
  '東',
  '𠮷',
  '𐌰',
  'क्षि',
  '👨‍👩‍👧‍👦',
  '🇩🇪',
  '👍🏽',
  '\u200f',
  'ที่',
  '\r\n',
  '각',
  '✈️',
];
const text = fc.array(fc.constantFrom(...LETTERS), { maxLength: 40 }).map((letters) => letters.join(''));

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const starts = (whole: string): Set<number> =>
  new Set([...[...graphemes.segment(whole)].map(({ index }) => index), whole.length]);

afterEach(() => vi.unstubAllGlobals());

test.each([
  ['a letter of the astral planes', `${'a'.repeat(63)}𐌰𐌰 tail`, 64, 'a'.repeat(63)],
  ['an accent', `${'a'.repeat(63)}e\u0301`, 64, 'a'.repeat(63)],
  ['a family', '👨‍👩‍👧‍👦👨‍👩‍👧‍👦', 12, '👨‍👩‍👧‍👦'],
  ['a flag', '🇩🇪🇫🇷', 6, '🇩🇪'],
  ['nothing', 'abc', 2, 'ab'],
])('cuts before %s rather than within it', (_, whole, most, expected) => {
  expect(cutText(whole, most)).toBe(expected);
});

test('a letter that is longer than the limit keeps some of its marks', () => {
  expect(cutText(`a${'\u0301'.repeat(100)}`, 10)).toBe(`a${'\u0301'.repeat(9)}`);
  expect(cutText('👨‍👩‍👧‍👦', 3)).toBe('👨');
});

test('at any limit what remains is a beginning of whole letters, and the longest that fits', () => {
  fc.assert(
    fc.property(text, fc.nat(60), (whole, most) => {
      const cut = cutText(whole, most);
      const fitting = [...starts(whole)].filter((start) => start <= most);
      expect(whole.startsWith(cut)).toBe(true);
      expect(cut.isWellFormed()).toBe(true);
      expect(cut.length).toBeLessThanOrEqual(most);
      if (Math.max(...fitting) > 0) expect(cut).toHaveLength(Math.max(...fitting));
    }),
    { numRuns: 2_000 },
  );
});

test('what is well-formed stays so, with an ellipsis, at a word and in a key, also without a segmenter', () => {
  const check = (): void =>
    fc.assert(
      fc.property(fc.oneof(text, anyText), fc.integer({ min: 2, max: 60 }), (raw, most) => {
        const whole = raw.toWellFormed();
        for (const cut of [cutText, cutAtWord, cutWithEllipsis, cutKey]) {
          expect(cut(whole, most).isWellFormed()).toBe(true);
          expect(cut(whole, most).length).toBeLessThanOrEqual(most);
        }
      }),
      { numRuns: 1_000 },
    );
  check();
  vi.stubGlobal('Intl', { ...Intl, Segmenter: undefined });
  check();
});

test('without a segmenter no mark is left behind', () => {
  vi.stubGlobal('Intl', { ...Intl, Segmenter: undefined });
  expect(cutText('abe\u0301', 3)).toBe('ab');
  expect(cutText('a👨‍👩‍👧', 4)).toBe('a');
  expect(cutText('a𠮷', 2)).toBe('a');
});

describe('keys', () => {
  test('stay what they always were where no letter lies beyond the first plane', () => {
    const plain = fc.string({ unit: fc.constantFrom('a', '-', '東', 'ค', '\u0301', 'क', '्', 'ñ'), maxLength: 90 });
    fc.assert(fc.property(plain, (key) => cutKey(key, 64) === key.slice(0, 64)));
  });

  test('end before a pair that does not fit', () => {
    expect(cutKey('ab𠮷', 3)).toBe('ab');
    expect(cutKey('a𠮷b', 3)).toBe('a𠮷');
  });
});

test('an ellipsis stands for what is left out, behind a word where there is one', () => {
  expect(cutWithEllipsis('abcdef', 4)).toBe('abc…');
  expect(cutAtWord('one two three', 10)).toBe('one two…');
  expect(cutAtWord('onetwothree', 6)).toBe('onetw…');
  expect(cutAtWord('one two', 7)).toBe('one two');
});

test('a letter begins where its first code point does', () => {
  expect([letterStart('a🇩🇪', 2), letterStart('a🇩🇪', 1), letterStart('ab', 9), letterStart('ab', -1)]).toEqual([
    1, 1, 2, 0,
  ]);
});

test('of a long text, what lies around the cut is enough', () => {
  for (const letter of ['𠮷', 'हि', '👨‍👩‍👧‍👦', '🇩🇪 ', 'e\u0301 ']) {
    const whole = letter.repeat(1_500);
    const edges = [...starts(whole)];
    for (const most of [1_001, 1_777, 2_999]) {
      expect(cutText(whole, most)).toHaveLength(edges.findLast((edge) => edge <= most) ?? -1);
    }
  }
});

test('a letter that is longer than any is cut among its marks, and never within a pair', () => {
  for (const mark of ['\u0301', '\u{1e2ec}']) {
    const whole = `ab${mark.repeat(3_000)}`;
    for (const most of [2_500, 2_501]) {
      const cut = cutText(whole, most);
      expect(cut.isWellFormed()).toBe(true);
      expect(cut.length).toBeGreaterThan(most - 3);
    }
  }
});
