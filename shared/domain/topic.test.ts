import fc from 'fast-check';
import { expect, test } from 'vitest';
import { topicSlug } from './topic.ts';

/** Any code points, including lone surrogates. */
const anyText = fc
  .array(fc.integer({ min: 0, max: 0x10ffff }), { maxLength: 100 })
  .map((codes) => String.fromCodePoint(...codes));

test.each([
  ['Ukraine', 'ukraine'],
  ['  White  House ', 'white-house'],
  ['U.S.', 'us'],
  ['São Paulo', 'sao-paulo'],
  ['AC/DC & co.', 'ac-dc-co'],
  ['東京', '東京'],
  ['!!!', ''],
  ['C', 'c'],
  ['C++', 'c-plus-plus'],
  ['C＋＋', 'c-plus-plus'],
  ['C++20', 'c-plus-plus-20'],
  ['Modern C++ design', 'modern-c-plus-plus-design'],
  ['C#', 'c-sharp'],
  ['F# and C#', 'f-sharp-and-c-sharp'],
  ['#metoo', 'metoo'],
  ['Channel #1', 'channel-1'],
  ['No. 1 #', 'no-1'],
  ['Donau\u00addampf\u200bschiff', 'donaudampfschiff'],
  ['\ufeffNews', 'news'],
  ['\u00ad\u200b', ''],
  ['Политика', 'политика'],
  ['سياسة', 'سياسة'],
  ['स्वास्थ्य', 'स्वास्थ्य'],
  ['국제', '국제'],
  ['ไทย', 'ไทย'],
])('%j has the slug %j', (label, slug) => {
  expect(topicSlug(label)).toBe(slug);
});

test('a slug is its own slug', () => {
  for (const label of ['Côte d’Ivoire', 'C++', 'C#', 'White House', 'x'.repeat(200)]) {
    expect(topicSlug(topicSlug(label))).toBe(topicSlug(label));
  }
});

test('a slug is cut between letters, and one without letters beyond the first plane as it always was', () => {
  const label = `首相${'東'.repeat(61)}𠮷野家の会長が辞任`;
  expect(topicSlug(label)).toBe(`首相${'東'.repeat(61)}`);
  expect(topicSlug(`${'a'.repeat(63)}𐌰𐌰 tail`)).toBe('a'.repeat(63));
  expect(topicSlug('ab '.repeat(40))).toBe('ab-'.repeat(22).slice(0, 64));
});

test('a slug of anything is well-formed, and its own slug', () => {
  fc.assert(
    fc.property(anyText, (label) => {
      const slug = topicSlug(label);
      expect(slug.isWellFormed()).toBe(true);
      expect(slug.length).toBeLessThanOrEqual(64);
      expect(encodeURIComponent(slug)).not.toContain('%EF%BF%BD');
    }),
  );
});
