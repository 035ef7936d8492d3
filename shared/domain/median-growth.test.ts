import { expect, test } from 'vitest';
import { medianGrowth } from './median-growth.ts';

test('grows as most readings do, whatever one of them says', () => {
  const steady = [0, 10, 20, 30, 40, 50, 60].map((value, at) => ({ at, value }));
  expect(medianGrowth(steady)).toBe(10);
  expect(medianGrowth(steady.map((reading) => (reading.at === 3 ? { ...reading, value: 9_000 } : reading)))).toBe(10);
});

test('what shrinks has a negative growth, what stays has none', () => {
  expect(medianGrowth([9, 6, 3].map((value, at) => ({ at, value })))).toBe(-3);
  expect(medianGrowth([5, 5, 5].map((value, at) => ({ at, value })))).toBe(0);
});

test('one moment says nothing of growth', () => {
  expect(medianGrowth([])).toBeUndefined();
  expect(
    medianGrowth([
      { at: 1, value: 1 },
      { at: 1, value: 2 },
    ]),
  ).toBeUndefined();
});
