import { expect, test } from 'vitest';
import { bytesOf, numbersOf, timeOf } from './literals.ts';

test.each([
  ['2026-11-26T08:00:00.000Z', '2026-11-26T08:00:00.000Z'],
  ['0000-12-22T00:00:00.000Z', '0001-12-22T00:00:00.000Z BC'],
  ['-000043-03-15T00:00:00.000Z', '0044-03-15T00:00:00.000Z BC'],
  ['+010000-01-09T00:00:00.000Z', '10000-01-09T00:00:00.000Z'],
])('%s is %s for Postgres', (iso, written) => {
  expect(timeOf(new Date(iso))).toBe(written);
});

test('numbers and bytes are written as Postgres reads them', () => {
  expect(numbersOf([1, -2.5, 3n])).toBe('{1,-2.5,3}');
  expect(bytesOf(Buffer.from([0, 255]))).toBe('\\x00ff');
  expect([bytesOf(null), timeOf(null)]).toEqual([null, null]);
});
