import { expect, test } from 'vitest';
import { type Habits, learn, nextAfterAnswer, nextAfterError } from './schedule.ts';

const MINUTE = 60_000;
const BOUNDS = { minIntervalMs: 5 * MINUTE, maxIntervalMs: 24 * 60 * MINUTE };
const NOW = new Date('2026-01-05T10:00:00Z');
const NEVER = (): number => 0;
const UNKNOWN: Habits = { intervalMs: undefined, learnedMs: 10 * MINUTE, errorCount: 0, isPushed: false };

function minutes(at: Date): number {
  return (at.getTime() - NOW.getTime()) / MINUTE;
}

function after(habits: Partial<Habits>, hints: Partial<Parameters<typeof nextAfterAnswer>[1]> = {}): number {
  return minutes(nextAfterAnswer({ ...UNKNOWN, ...habits }, { feed: {}, ...hints }, BOUNDS, NOW, NEVER));
}

test('a feed that changes is asked sooner, one that does not later, inside the bounds', () => {
  expect(learn(20 * MINUTE, true, BOUNDS)).toBe(10 * MINUTE);
  expect(learn(20 * MINUTE, false, BOUNDS)).toBe(30 * MINUTE);
  expect(learn(6 * MINUTE, true, BOUNDS)).toBe(5 * MINUTE);
  expect(learn(23 * 60 * MINUTE, false, BOUNDS)).toBe(24 * 60 * MINUTE);
});

test('what the publisher asks for is kept, up to the longest interval; the operator goes before it', () => {
  expect(after({})).toBe(10);
  expect(after({}, { maxAgeMs: 40 * MINUTE })).toBe(40);
  expect(after({}, { feed: { ttlMinutes: 90 } })).toBe(90);
  expect(after({}, { feed: { updatePeriodMs: 400 * 24 * 60 * MINUTE } })).toBe(24 * 60);
  expect(after({ intervalMs: 2 * MINUTE }, { feed: { ttlMinutes: 90 } })).toBe(2);
});

test('skipped hours and days are left out, unless all are skipped', () => {
  expect(after({}, { feed: { skipHours: [10, 11] } })).toBe(120);
  expect(after({}, { feed: { skipDays: [1] } })).toBe(14 * 60);
  expect(after({}, { feed: { skipDays: [0, 1, 2, 3, 4, 5, 6] } })).toBe(10);
});

test('a feed that is pushed is polled rarely', () => {
  expect(after({ isPushed: true, intervalMs: MINUTE })).toBe(6 * 60);
});

test('errors wait twice as long each time, a day at most, and never less than Retry-After', () => {
  const wait = (errorCount: number, retryAfterMs?: number) =>
    minutes(nextAfterError({ ...UNKNOWN, errorCount }, retryAfterMs, BOUNDS, NOW, NEVER));
  expect([0, 1, 2, 30].map((errors) => wait(errors))).toEqual([5, 10, 20, 24 * 60]);
  expect(wait(0, 60 * MINUTE)).toBe(60);
});
