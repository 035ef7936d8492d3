import { expect, test } from 'vitest';
import type { Progress } from '../../shared/node/db/installation/replica-store.ts';
import { hasReached, openReadNeeds } from './read-needs.ts';

const AT: Progress = { isReplica: true, wireId: 'w', seq: 7, lsn: 100 };
const NEED = { wireId: 'w', seq: 7, lsn: 0 };

test.each([
  ['exactly what is needed', AT, NEED, true],
  ['one event less', { ...AT, seq: 6 }, NEED, false],
  ['the events of another wire', { ...AT, wireId: 'v', seq: 99 }, NEED, false],
  ['everything, but takes writes itself', { ...AT, isReplica: false }, NEED, false],
  ['our newest write', AT, { ...NEED, lsn: 100 }, true],
  ['less than our newest write', AT, { ...NEED, lsn: 101 }, false],
  ['no place in the log that it tells', { ...AT, lsn: null }, { ...NEED, lsn: 1 }, false],
  ['no answer', undefined, NEED, false],
])('a replica that has %s', (_what, progress, need, expected) => {
  expect(hasReached(progress, need)).toBe(expected);
});

test('after a write nothing is enough until its place in the log is known; a write meanwhile asks again', async () => {
  const answers: ((lsn: number) => void)[] = [];
  const needs = openReadNeeds(() => new Promise((resolve) => answers.push(resolve)));
  needs.follow({ wireId: 'w', memory: { last: () => 3 } });
  expect(needs.now()).toEqual({ wireId: 'w', seq: 3, lsn: 0 });
  needs.wrote();
  needs.wrote();
  expect(answers).toHaveLength(1);
  expect(needs.now().lsn).toBe(Number.POSITIVE_INFINITY);
  needs.wrote();
  answers[0]?.(10);
  await expect.poll(() => answers.length).toBe(2);
  expect(needs.now().lsn).toBe(Number.POSITIVE_INFINITY);
  answers[1]?.(20);
  await expect.poll(() => needs.now().lsn).toBe(20);
});
