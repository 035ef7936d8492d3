import { expect, test } from 'vitest';
import { isLong, weightOf } from './submission-weight.ts';

test('a submission weighs what it has to read, and only very long ones are long', () => {
  expect(weightOf({})).toBe(1);
  expect(weightOf({ reason: 'It was wrong.' })).toBe(1);
  expect(weightOf({ headline: 'A', body: 'a'.repeat(4_095) })).toBe(2);
  expect(weightOf({ headline: 'A', summary: null, body: null })).toBe(1);
  const long = (characters: number) => isLong(weightOf({ headline: '', body: 'a'.repeat(characters) }));
  expect([long(32_767), long(32_768), long(500_000)]).toEqual([false, true, true]);
});
