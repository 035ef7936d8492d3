import { expect, test } from 'vitest';
import { reconnectDelay } from './reconnect-delay.ts';

test('the delay doubles with every failed attempt', () => {
  expect([0, 1, 2].map((attempt) => reconnectDelay(attempt, 1))).toEqual([400, 800, 1600]);
});

test('the delay never exceeds eight seconds', () => {
  expect(reconnectDelay(40, 1)).toBe(8000);
});

test('jitter takes away up to half of the delay', () => {
  expect(reconnectDelay(0, 0)).toBe(200);
});
