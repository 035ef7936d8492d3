import { expect, test } from 'vitest';
import { z } from 'zod';
import type { NewswireError } from '../domain/errors.ts';
import { parseOr } from './parse.ts';

const schema = z.strictObject({ list: z.array(z.int()).max(5).optional(), nested: z.strictObject({}).optional() });

function refusal(input: unknown): NewswireError {
  try {
    parseOr('validation_failed', schema, input);
  } catch (error) {
    return error as NewswireError;
  }
  throw new Error('was taken');
}

const keys = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`k${index}`, 0]));

test('fifty errors are named, and how many more there are is said', () => {
  const { fields, message } = refusal(keys(80));
  expect(fields).toHaveLength(50);
  expect(message).toMatch(/k49 is not a known field; and 30 more$/);
  const mixed = refusal({ ...keys(60), list: Array(900).fill('x') });
  expect(mixed.fields).toHaveLength(50);
  expect(mixed.message).toMatch(/; and 11 more$/);
});

test('names and details that a caller made up are cut, and hold what every answer can', () => {
  const { fields, message } = refusal({ [`${'𠮷'.repeat(500_000)}`]: 1, 'a\0\ud800b': 2 });
  expect(fields.map(({ field }) => field)).toEqual([`${'𠮷'.repeat(49)}…`, 'a\ufffd\ufffdb']);
  expect(message.isWellFormed()).toBe(true);
  expect(message.length).toBeLessThan(300);
});

test.each([
  ['many fields', keys(101), '', 'must hold at most 100 fields'],
  ['many fields deep inside', { nested: keys(101) }, 'nested', 'must hold at most 100 fields'],
  ['many values', { list: Array(1_001).fill(1) }, 'list', 'must hold at most 1,000 values'],
])('too %s are refused at once', (_, input, field, detail) => {
  expect(refusal(input).fields).toEqual([{ field, rule: 'too_large', detail }]);
});

test('what is nested deeper than every stack is refused', () => {
  let input: unknown = 1;
  for (let depth = 0; depth < 100_000; depth += 1) input = [input];
  expect(refusal(input).fields[0]?.detail).toBe('must be nested at most 16 levels deep');
});
