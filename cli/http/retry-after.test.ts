import { expect, test } from 'vitest';
import { retryAfterMs } from './retry-after.ts';

const NOW = Date.parse('2026-03-01T12:00:00Z');

test('seconds become milliseconds', () => {
  expect(retryAfterMs('3', NOW)).toBe(3_000);
});

test('a date is the time until then, never negative', () => {
  expect(retryAfterMs('Sun, 01 Mar 2026 12:00:05 GMT', NOW)).toBe(5_000);
  expect(retryAfterMs('Sun, 01 Mar 2026 11:00:00 GMT', NOW)).toBe(0);
});

test('a server cannot ask for more than a minute', () => {
  expect(retryAfterMs('86400', NOW)).toBe(60_000);
});

test('nothing and nonsense give nothing', () => {
  expect(retryAfterMs(null, NOW)).toBeUndefined();
  expect(retryAfterMs('soon', NOW)).toBeUndefined();
});
