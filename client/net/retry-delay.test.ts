import { expect, test } from 'vitest';
import { retryDelay } from './retry-delay.ts';

const refused = (code: string) => ({ ok: false as const, code, detail: '' });

test('what got no answer, or cannot be answered now, is asked again later and later, spread by chance', () => {
  for (const answer of [undefined, refused('unavailable'), refused('internal')]) {
    const delays = [0, 1, 2, 3, 10].map((attempt) => retryDelay(answer, attempt, 1) ?? 0);
    expect(delays).toEqual(delays.toSorted((a, b) => a - b));
    expect(delays[0]).toBeLessThan(delays[3] ?? 0);
    expect(retryDelay(answer, 3, 0)).toBeLessThan(retryDelay(answer, 3, 1) ?? 0);
  }
});

test('what is refused for good is not asked again', () => {
  for (const code of ['bad_filter', 'bad_position', 'too_many_follows', 'too_many_watches', 'not_found']) {
    expect(retryDelay(refused(code), 0, 1)).toBeUndefined();
  }
});
