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
  expect(() => toFilter({ section: ['2nd'] })).toThrow(/^--section: /);
  expect(() => toFilter({ priority: 'loud' })).toThrow(/^--priority: /);
});

test('words after the flags are a query, and the place at which it breaks the grammar is marked', () => {
  expect(toFilter({ q: 'quake' }, ['topic:chile', 'OR', 'storm'])).toEqual({ q: 'quake topic:chile OR storm' });
  expect(() => toFilter({}, ['quake', 'section:2nd'])).toThrow(
    /^--q: must have a section such as world or local-news after section:, at character 7\n {2}quake section:2nd\n {8}\^{11}$/,
  );
});
