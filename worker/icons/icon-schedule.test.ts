import { expect, test } from 'vitest';
import { refreshMs, retryMs } from './icon-schedule.ts';

const HOUR_MS = 3_600_000;
const least = (): number => 0;

test('an icon is fetched again after a week at the earliest', () => {
  expect(refreshMs(least)).toBe(7 * 24 * HOUR_MS);
  expect(refreshMs(() => 0.999)).toBeGreaterThan(refreshMs(least));
});

test('a site without an icon is asked less and less often, at least once a week', () => {
  expect([0, 1, 2, 3].map((failures) => retryMs(failures, least) / HOUR_MS)).toEqual([1, 4, 16, 64]);
  expect(retryMs(1_000_000, least)).toBe(7 * 24 * HOUR_MS);
});
