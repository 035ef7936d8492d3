import { expect, test } from 'vitest';
import { isLongHeadline } from './long-headline.ts';

test('a headline is long from 121 letters on', () => {
  expect(isLongHeadline('a'.repeat(120))).toBe(false);
  expect(isLongHeadline('a'.repeat(121))).toBe(true);
});

test('a wide letter counts twice', () => {
  expect(isLongHeadline('新'.repeat(60))).toBe(false);
  expect(isLongHeadline('新'.repeat(61))).toBe(true);
});
