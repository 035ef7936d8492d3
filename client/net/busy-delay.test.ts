import { expect, test } from 'vitest';
import { busyDelay } from './busy-delay.ts';
import { HttpFailure } from './http-client.ts';

const busy = (status: number, code: string, retryAfterSeconds: number) =>
  new HttpFailure(status, '', { code, retryAfterSeconds });

test('a busy server is asked again, never sooner than it said, and later each time', () => {
  for (const failure of [busy(503, 'overloaded', 2), busy(503, 'other', 2), busy(429, 'too_many_requests', 2)]) {
    expect(busyDelay(failure, 0, 0)).toBeGreaterThan(2_000);
    const delays = [0, 1, 2, 3].map((attempt) => busyDelay(failure, attempt, 1) ?? 0);
    expect(delays).toEqual(delays.toSorted((a, b) => a - b));
    expect(delays[0]).toBeLessThan(delays[3] ?? 0);
  }
});

test('what takes too long, is refused, or does not say when to come back is not asked again', () => {
  const others = [
    busy(503, 'took_too_long', 5),
    busy(503, 'other', 0),
    busy(400, 'bad_query', 5),
    new HttpFailure(0, ''),
  ];
  for (const failure of [...others, new Error('something else')]) expect(busyDelay(failure, 0, 1)).toBeUndefined();
});
