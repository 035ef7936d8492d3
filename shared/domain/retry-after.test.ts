import { expect, test } from 'vitest';
import { parseRetryAfter } from './retry-after.ts';

const NOW = Date.parse('2026-01-01T00:00:00Z');

test.each([
  ['120', 120_000],
  [' 0 ', 0],
  ['Thu, 01 Jan 2026 00:01:00 GMT', 60_000],
  ['Wed, 31 Dec 2025 23:00:00 GMT', -3_600_000],
  ['soon', undefined],
  ['', undefined],
  [null, undefined],
  [undefined, undefined],
])('%j', (header, expected) => {
  expect(parseRetryAfter(header, NOW)).toBe(expected);
});

test('a server cannot ask for more than is allowed', () => {
  expect(parseRetryAfter('86400', NOW, 60_000)).toBe(60_000);
});
