import { expect, test } from 'vitest';
import { z } from 'zod';
import { parseOr } from './parse.ts';
import { storiesQuerySchema } from './query-schema.ts';
import { storyInSchema } from './story-schema.ts';
import { addressIn, instantIn, parameterIn, textIn, trimmedIn } from './text-schema.ts';

const refused = (schema: z.ZodType, input: unknown) => {
  try {
    parseOr('validation_failed', schema, input);
  } catch (error) {
    return (error as { fields: unknown }).fields;
  }
  return 'taken';
};

test.each([
  ['a\0b', 'must not contain the character U+0000'],
  ['a\ud800b', 'must not contain half of a surrogate pair'],
  ['a\udc00', 'must not contain half of a surrogate pair'],
])('%j is refused wherever text is taken, by field and rule', (text, detail) => {
  const schema = z.strictObject({
    text: textIn(9),
    trimmed: trimmedIn(9),
    parameter: parameterIn(),
    list: z.array(textIn(9)),
  });
  expect(refused(schema, { text, trimmed: text, parameter: text, list: ['a', text] })).toEqual(
    ['text', 'trimmed', 'parameter', 'list.1'].map((field) => ({ field, rule: 'character', detail })),
  );
  expect(refused(z.strictObject({ url: addressIn() }), { url: `http://example.org/${text}` })).toEqual([
    { field: 'url', rule: 'character', detail },
  ]);
});

test('whole pairs and other signs are taken, and count as one character each', () => {
  expect(refused(textIn(3), '𠮷\u0001\u200f')).toBe('taken');
  expect(refused(textIn(3), '𠮷𠮷𠮷𠮷')).toEqual([
    { field: '', rule: 'too_long', detail: 'must be at most 3 characters' },
  ]);
  expect(trimmedIn(2).parse('  ab ')).toBe('ab');
});

test.each([
  '0000-12-31T23:59:59Z',
  '9999-12-31T23:59:59-01:00',
  '0001-01-01T00:00:00+01:00',
  '+010000-01-01T00:00:00Z',
])('the time %s is refused', (at) => {
  expect(refused(instantIn(), at)).toEqual([expect.objectContaining({ field: '' })]);
});

test('times of the first and the last year are taken, and one of another year is refused by its rule', () => {
  expect(refused(instantIn(), '0001-01-01T00:00:00Z')).toBe('taken');
  expect(refused(instantIn(), '9999-12-31T23:59:59Z')).toBe('taken');
  expect(refused(storyInSchema, { headline: 'a', publishedAt: '0000-01-01T00:00:00Z' })).toEqual([
    {
      ...{ field: 'publishedAt', rule: 'rule', detail: 'must lie in the years 1 to 9999' },
      example: '2026-11-24T12:00:00Z',
    },
  ]);
  expect(refused(storiesQuerySchema, { at: '0000-01-01T00:00:00Z' })).toEqual([
    expect.objectContaining({ field: 'at', detail: 'must lie in the years 1 to 9999' }),
  ]);
});
