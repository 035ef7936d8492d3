import { expect, test } from 'vitest';
import { donePerMinute } from './queue-figures.ts';

const NOW = 100 * 60_000;

test('the newest minute comes last', () => {
  expect(donePerMinute({ meta: { prevTS: NOW }, data: [3, 2, 1] }, 4, NOW)).toEqual([0, 1, 2, 3]);
});

test('minutes without a job are not left out', () => {
  expect(donePerMinute({ meta: { prevTS: NOW - 2 * 60_000 }, data: [3, 2] }, 4, NOW)).toEqual([2, 3, 0, 0]);
  expect(donePerMinute({ meta: { prevTS: NOW - 90 * 60_000 }, data: [3, 2] }, 4, NOW)).toEqual([0, 0, 0, 0]);
});

test('a queue that has never done anything is 0 throughout', () => {
  expect(donePerMinute({ meta: { prevTS: 0 }, data: [] }, 2, NOW)).toEqual([0, 0]);
});
