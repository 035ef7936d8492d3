import { expect, test } from 'vitest';
import { searchWindows } from './search-windows.ts';

const boundsOf = (below: number, above = 0) =>
  searchWindows({ below, above }).map(({ bounds }) => [bounds.above, bounds.below]);

test('windows cover the range without a hole or an overlap, each larger than the one before', () => {
  for (const below of [2, 16_384, 16_385, 40_000, 1_000_000, 9_999_999, 80_000_000]) {
    const windows = boundsOf(below);
    expect(windows[0]?.[1]).toBe(below);
    expect(windows.at(-1)?.[0]).toBe(0);
    for (const [index, [above = 0]] of windows.slice(0, -1).entries()) expect(windows[index + 1]?.[1]).toBe(above + 1);
  }
  expect(boundsOf(9_999_999)).toHaveLength(4);
});

test('a short range is one window without a condition', () => {
  expect(boundsOf(1_001)).toEqual([[0, 1_001]]);
  expect(boundsOf(500_000, 499_000)).toEqual([[499_000, 500_000]]);
  expect(searchWindows({ below: 1_001, above: 0 })[0]?.condition.text).toBe('true');
});

test('the keys are those that seq_windows computes', () => {
  const [first, second] = searchWindows({ below: 5_000_001, above: 0 });
  expect(first?.condition.values).toEqual([[305 * 4, 304 * 4]]);
  expect(second?.condition.values).toEqual([[37 * 4 + 1, 36 * 4 + 1]]);
});
