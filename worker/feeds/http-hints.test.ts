import { expect, test } from 'vitest';
import { linkTargets, maxAgeMs } from './http-hints.ts';

test('max-age is read, unless the answer must not be kept', () => {
  expect(maxAgeMs('public, max-age=600')).toBe(600_000);
  expect(maxAgeMs('s-maxage=5')).toBeUndefined();
  expect(maxAgeMs('no-cache, max-age=600')).toBeUndefined();
  expect(maxAgeMs(undefined)).toBeUndefined();
});

test('links of a Link header are found by their relation', () => {
  const header = '<https://hub.example/>; rel="hub", </feed>; rel=self, <x>; rel="next hub"';
  expect(linkTargets(header, 'hub')).toEqual(['https://hub.example/', 'x']);
  expect(linkTargets(header, 'self')).toEqual(['/feed']);
});
