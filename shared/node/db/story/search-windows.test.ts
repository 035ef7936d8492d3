import { expect, test } from 'vitest';
import { newestWindow, nextSpan } from './search-windows.ts';

const boundsOf = (below: number, above: number, span: number) => newestWindow({ below, above }, span).bounds;
const keysOf = (below: number, above: number, span: number) =>
  newestWindow({ below, above }, span).condition.values[0] as number[];

test('a window begins where the range does and covers what was asked for, at most about a quarter more', () => {
  for (const below of [2, 16_384, 16_385, 40_000, 1_000_000, 9_999_999, 80_000_000]) {
    for (const span of [1, 20_000, 500_000, 600_000, 5_000_000, 30_000_000]) {
      const { below: top, above } = boundsOf(below, 0, span);
      expect(top).toBe(below);
      const covered = below - 1 - above;
      expect(covered).toBeGreaterThanOrEqual(Math.min(span, below - 1));
      expect(covered).toBeLessThanOrEqual(span + Math.max(16_384, span * 0.3));
    }
  }
});

test('a window ends with its range', () => {
  expect(boundsOf(1_001, 0, 50_000)).toEqual({ below: 1_001, above: 0 });
  expect(boundsOf(500_000, 499_000, 50_000)).toEqual({ below: 500_000, above: 499_000 });
  expect(boundsOf(9_000_000, 0, Number.POSITIVE_INFINITY)).toEqual({ below: 9_000_000, above: 0 });
});

test('the keys are those that seq_windows computes', () => {
  expect(keysOf(5_000_001, 0, 20_000)).toEqual([303 * 4, 304 * 4, 305 * 4]);
  expect(keysOf(5_000_001, 0, 1_000_000)).toEqual(Array.from({ length: 9 }, (_, no) => (30 + no) * 4 + 1));
});

test('only a range that no 32 stretches cover has no condition', () => {
  expect(newestWindow({ below: 200_000_000, above: 0 }, Number.POSITIVE_INFINITY).condition.values).toHaveLength(1);
  expect(newestWindow({ below: 400_000_000, above: 0 }, Number.POSITIVE_INFINITY).condition.text).toBe('true');
});

test('the next window is as wide as what was found suggests', () => {
  const wanted = { hits: 1_000, candidates: 500, matches: 30 };
  const found = { span: 32_768, hits: 40, candidates: 40, matches: 20 };
  expect(nextSpan(undefined, wanted)).toBe(32_768);
  expect(nextSpan(found, { ...wanted, matches: 10 })).toBe(Math.floor(32_768 * 0.75));
  expect(nextSpan({ ...found, matches: 0 }, wanted)).toBe(32_768 * 16);
  expect(nextSpan({ ...found, hits: 0, candidates: 0, matches: 0 }, wanted)).toBe(Number.POSITIVE_INFINITY);
});

test('the next window reads no more than it may', () => {
  const found = { span: 32_768, hits: 400, candidates: 400, matches: 1 };
  expect(nextSpan(found, { hits: 1_000, candidates: 5_000, matches: 30 })).toBe(32_768 * 2);
  expect(nextSpan(found, { hits: 1_000, candidates: 100, matches: 30 })).toBe(Math.floor(32_768 * 0.375));
});
