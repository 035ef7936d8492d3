import { expect, test } from 'vitest';
import { readOptions } from './read-options.ts';

test('EMBED1 attributes become the filter of the API, and empty ones nothing', () => {
  const { query, filter, title, limit } = readOptions({ topics: 'ukraine, nato', sections: ' ', limit: '5' });
  expect(query.toString()).toBe('any=ukraine%2C+nato');
  expect(filter).toMatchObject({ any: ['ukraine', 'nato'], sections: [] });
  expect([title, limit]).toEqual(['ukraine, nato', 5]);
});

test('EMBED1 a length that is none is the default, and a long one is cut', () => {
  expect(['ten', '0', '-3', '', undefined, '1e9', '2.5'].map((limit) => readOptions({ limit }).limit)).toEqual([
    10, 10, 10, 10, 10, 30, 2,
  ]);
});
