import { expect, test } from 'vitest';
import { summarise } from './summarise.ts';

test('the first whole sentences that fit are taken, without the headline', () => {
  const text = `Storm hits coast\nThe storm came at night. Nobody was hurt.\n${'A very long sentence '.repeat(20)}.`;
  expect(summarise(text, 'Storm hits coast')).toBe('The storm came at night. Nobody was hurt.');
});

test('a first sentence that is too long is cut at a word', () => {
  const summary = summarise('word '.repeat(100), 'x');
  expect(summary).toMatch(/^(word )+word…$/);
  expect(summary?.length).toBeLessThanOrEqual(280);
});

test('no text has no summary', () => {
  expect(summarise('', 'x')).toBeNull();
  expect(summarise('Same', 'Same')).toBeNull();
});
