import { expect, test } from 'vitest';
import { adviseWorkers } from './advise-workers.ts';

const BUSY = { waiting: 6_000, oldestMs: 30_000, arriving: 100, done: 100, workers: 2 };

test('a backlog that does not shrink needs more workers', () => {
  // 100/s arrive and 100/s more must be done to clear the backlog in a minute: twice the workers.
  expect(adviseWorkers(BUSY)).toBe(2);
});

test('a backlog that will be gone within a minute needs none', () => {
  expect(adviseWorkers({ ...BUSY, waiting: 1_000, arriving: 0 })).toBe(0);
  expect(adviseWorkers({ ...BUSY, oldestMs: 100 })).toBe(0);
});

test('with no worker alive one is needed', () => {
  expect(adviseWorkers({ ...BUSY, done: 0, workers: 0 })).toBe(1);
});

test('what workers can do is not known while they do nothing', () => {
  expect(adviseWorkers({ ...BUSY, done: 0 })).toBe(0);
});
