import { expect, test } from 'vitest';
import { duration } from './duration-text.ts';

test('a span is shown in its largest fitting unit', () => {
  expect([0, 35.4, 1_000, 2_440, 59_400, 60_000, 7_200_000, 200_000_000].map(duration)).toEqual([
    '0 ms',
    '35 ms',
    '1 s',
    '2.4 s',
    '59 s',
    '1 min',
    '2 h',
    '2 d',
  ]);
});
