import { expect, test } from 'vitest';
import { createRunningMean } from './running-mean.ts';

test('a short peak hardly shows, what lasts does', () => {
  let now = 0;
  const { follow } = createRunningMean(1_000, () => now);
  follow(20);
  now = 100;
  expect(follow(0)).toBeCloseTo(1.9, 1);
  now = 5_000;
  expect(follow(20)).toBeLessThan(0.1);
  now = 10_000;
  expect(follow(20)).toBeGreaterThan(19.8);
});

test('it depends on the past alone, not on how often it is asked', () => {
  let now = 0;
  const often = createRunningMean(1_000, () => now);
  const once = createRunningMean(1_000, () => now);
  for (const { follow } of [often, once]) follow(10);
  for (now = 1; now < 500; now += 1) often.follow(10);
  expect(often.follow(0)).toBeCloseTo(once.follow(0), 6);
});
