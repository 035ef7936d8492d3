import fc from 'fast-check';
import { expect, test } from 'vitest';
import { storyPath, topicPath } from './story-address.ts';
import { encodePart, isWellFormed, toWellFormed } from './well-formed.ts';

const anyUnits = fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units));

test('lone surrogates are seen and replaced as newer engines do it', () => {
  fc.assert(
    fc.property(fc.oneof(anyUnits, fc.string({ unit: 'binary' })), (text) => {
      expect(isWellFormed(text)).toBe(text.isWellFormed());
      expect(toWellFormed(text)).toBe(text.toWellFormed());
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
