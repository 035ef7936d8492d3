import { expect, test } from 'vitest';
import { messageRateLimit } from './message-rate-limit.ts';

test('a hundred messages may come at once, and twenty a second after that', () => {
  let now = 0;
  const limit = messageRateLimit(() => now);
  const count = (messages: number): number =>
    Array.from({ length: messages }, () => limit.spend()).filter((left) => left >= 0).length;
  expect(count(100)).toBe(100);
  expect(count(1)).toBe(0);
  now += 10_000;
  expect(count(150)).toBe(100);
});
