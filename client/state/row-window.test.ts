import { expect, test } from 'vitest';
import { rowWindow } from './row-window.ts';

const keys = Array.from({ length: 100 }, (_, index) => `row-${index}`);
const heights = new Map(keys.map((key) => [key, 100]));

test('only the rows around what is seen are drawn, and the room of the others is kept', () => {
  const { from, to, above, below } = rowWindow(keys, heights, 5_000, 800);
  expect([from, to]).toEqual([41, 67]);
  expect(above).toBe(4_100);
  expect(below).toBe(3_300);
  expect(above + (to - from) * 100 + below).toBe(10_000);
});

test('at the top nothing is above', () => {
  expect(rowWindow(keys, heights, 0, 800)).toMatchObject({ from: 0, above: 0 });
});

test('rows that were never measured count as the average one', () => {
  const { below, to } = rowWindow(keys, new Map([['row-0', 50]]), 0, 100);
  expect(below).toBe((100 - to) * 50);
});

test('a place beyond the end shows the last rows', () => {
  expect(rowWindow(keys, heights, 99_999, 800).to).toBe(100);
  expect(rowWindow([], heights, 0, 800)).toEqual({ from: 0, to: 0, above: 0, below: 0 });
});
