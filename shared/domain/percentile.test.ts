import { expect, test } from 'vitest';
import { percentile } from './percentile.ts';

const BOUNDS = [1, 2, 4];

test('lies in its bucket, evenly', () => {
  expect(percentile([10, 0, 0, 0], BOUNDS, 0.5)).toBe(0.5);
  expect(percentile([50, 50, 0, 0], BOUNDS, 0.75)).toBe(1.5);
});

test('is unknown without times, and endless beyond all bounds', () => {
  expect(percentile([0, 0, 0, 0], BOUNDS, 0.5)).toBeUndefined();
  expect(percentile([0, 0, 0, 1], BOUNDS, 0.5)).toBe(Number.POSITIVE_INFINITY);
});
