import { expect, test } from 'vitest';
import { linkTargets, maxAgeMs, retryAfterMs } from './http-hints.ts';

test('max-age is read, unless the answer must not be kept', () => {
  expect(maxAgeMs('public, max-age=600')).toBe(600_000);
  expect(maxAgeMs('s-maxage=5')).toBeUndefined();
  expect(maxAgeMs('no-cache, max-age=600')).toBeUndefined();
  expect(maxAgeMs(undefined)).toBeUndefined();
});

test('Retry-After is seconds or a date', () => {
  const now = new Date('2026-01-01T00:00:00Z');
  expect(retryAfterMs('120', now)).toBe(120_000);
  expect(retryAfterMs('Thu, 01 Jan 2026 00:01:00 GMT', now)).toBe(60_000);
  expect(retryAfterMs('soon', now)).toBeUndefined();
});

test('links of a Link header are found by their relation', () => {
  const header = '<https://hub.example/>; rel="hub", </feed>; rel=self, <x>; rel="next hub"';
  expect(linkTargets(header, 'hub')).toEqual(['https://hub.example/', 'x']);
  expect(linkTargets(header, 'self')).toEqual(['/feed']);
});
