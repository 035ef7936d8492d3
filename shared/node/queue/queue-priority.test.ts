import { expect, test } from 'vitest';
import { LOWEST_PRIORITY, queuePriority } from './queue-priority.ts';

test('whoever has few waiting goes by priority alone', () => {
  for (const ahead of [0, 1, 63]) {
    expect(queuePriority('flash', ahead)).toBeLessThan(queuePriority('urgent', ahead));
    expect(queuePriority('urgent', ahead)).toBeLessThan(queuePriority('routine', ahead));
    expect(queuePriority('routine', ahead)).toBe(queuePriority('routine', 0));
  }
});

test('a flood steps back behind whoever has few waiting, and further the larger it is', () => {
  expect(queuePriority('routine', 64)).toBeGreaterThan(queuePriority('routine', 0));
  expect(queuePriority('routine', 50_000)).toBeGreaterThan(queuePriority('routine', 1_000));
  expect(queuePriority('routine', 1e9)).toBe(LOWEST_PRIORITY);
});

test("a flood of flash ends behind what others call routine, and one's own first flash does not", () => {
  expect(queuePriority('flash', 5_000)).toBeGreaterThan(queuePriority('routine', 0));
  expect(queuePriority('flash', 0)).toBeLessThan(queuePriority('routine', 50_000));
});
