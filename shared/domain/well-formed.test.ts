import fc from 'fast-check';
import { expect, test } from 'vitest';
import { storyPath, topicPath } from './story-address.ts';
import { dropUnstorable, encodePart, findUnstorable, markUnstorable } from './well-formed.ts';

/** Any code points, including lone surrogates. */
const anyText = fc
  .array(fc.integer({ min: 0, max: 0x10ffff }), { maxLength: 60 })
  .map((codes) => String.fromCodePoint(...codes));

const anyUnits = fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units));

test('what Postgres cannot store is found, dropped or marked', () => {
  expect([findUnstorable('a\0b'), findUnstorable('a\ud800b'), findUnstorable('𠮷\u0001')]).toEqual([
    'the character U+0000',
    'half of a surrogate pair',
    undefined,
  ]);
  fc.assert(
    fc.property(fc.oneof(anyUnits, anyText), (text) => {
      expect(findUnstorable(text) === undefined).toBe(text.isWellFormed() && !text.includes('\0'));
      expect(markUnstorable(text)).toBe(text.toWellFormed().replaceAll('\0', '\ufffd'));
      expect(findUnstorable(dropUnstorable(text))).toBeUndefined();
    }),
  );
});

test('addresses of any headline and topic can be written', () => {
  expect(encodePart('a\ud800/')).toBe('a%EF%BF%BD%2F');
  fc.assert(
    fc.property(anyUnits, (text) => {
      expect(decodeURIComponent(topicPath(text))).toBe(`/topic/${text.toWellFormed()}`);
      expect(storyPath({ id: 'x', headline: text })).toMatch(/^\/story\/x/);
    }),
  );
});
