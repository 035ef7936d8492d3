import { expect, test } from 'vitest';
import { toFilter } from './tail-filter.ts';

test('no flags follow everything', () => {
  expect(toFilter({})).toEqual({});
});

test('flags become the parts of the filter, and commas separate', () => {
  expect(toFilter({ topic: ['a,b', 'c'], none: ['d'], section: ['world'], priority: 'urgent', q: 'quake' })).toEqual({
    any: ['a', 'b', 'c'],
    none: ['d'],
    sections: ['world'],
    minPriority: 'urgent',
    q: 'quake',
  });
});

test('a value that breaks a rule is named by its flag', () => {
  expect(() => toFilter({ section: ['gossip'] })).toThrow(/^--section: /);
  expect(() => toFilter({ priority: 'loud' })).toThrow(/^--priority: /);
});
