import { expect, test } from 'vitest';
import { formatPosition, parsePosition } from './position.ts';

test('a position that was written is read again', () => {
  expect(parsePosition(formatPosition('abc123', 42))).toEqual({ wireId: 'abc123', seq: 42 });
});

test.each(['', 'abc', 'abc.', '.4', 'abc.-1', 'abc.01', 'abc.1.2', 'ABC.1', 'abc.9999999999999999', 'a b.1'])(
  '%j is no position',
  (text) => {
    expect(parsePosition(text)).toBeUndefined();
  },
);
