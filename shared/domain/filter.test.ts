import { expect, test } from 'vitest';
import { canonicaliseFilter, type Filter, parseQuery } from './filter.ts';

const same: [string, Filter, Filter][] = [
  ['order and repetition', { any: ['b', 'a', 'b'] }, { any: ['a', 'b'] }],
  ['labels and slugs', { any: ['Côte d’Ivoire', 'x'] }, { any: ['cote-divoire', 'x'] }],
  ['one of one is all of one', { any: ['a'] }, { all: ['a'] }],
  ['any that all includes', { any: ['a', 'b'], all: ['a'] }, { all: ['a'] }],
  ['any without what none excludes', { any: ['a', 'b', 'c'], none: ['c'] }, { any: ['a', 'b'], none: ['c'] }],
  ['empty parts', { any: [], q: '  ', minPriority: 'routine' }, {}],
  ['narrower beside wider languages', { languages: ['en', 'en-GB'] }, { languages: ['EN'] }],
  ['words in any order', { q: 'quake Chile -sport' }, { q: '-sport chile QUAKE quake' }],
];

test.each(same)('CHAN1: %s make no difference', (_what, one, other) => {
  expect(canonicaliseFilter({ ...one })).toEqual(canonicaliseFilter({ ...other }));
});

test.each<[string, Filter]>([
  ['a topic both wanted and unwanted', { all: ['a'], none: ['a'] }],
  ['only unwanted topics to choose from', { any: ['a', 'b'], none: ['a', 'b'] }],
  ['a word both wanted and unwanted', { q: 'quake -quake' }],
])('%s matches nothing', (_what, filter) => {
  expect(canonicaliseFilter(filter).nothing).toBe(true);
});

test('what means something else stays different', () => {
  const forms = [
    {},
    { any: ['a', 'b'] },
    { all: ['a', 'b'] },
    { none: ['a'] },
    { q: 'a' },
    { minPriority: 'flash' as const },
  ];
  expect(new Set(forms.map((filter) => JSON.stringify(canonicaliseFilter(filter)))).size).toBe(forms.length);
});

test('a hyphen excludes in a query, and is punctuation in a headline that was pasted', () => {
  expect(parseQuery('quake -chile')).toEqual({ words: ['quake'], notWords: ['chile'] });
  const headline = 'A strong 5.6 -magnitude earthquake jolted part of Qeshm island in the south on Sunday';
  expect(parseQuery(headline).notWords).toEqual([]);
  expect(parseQuery(headline).words).toContain('magnitude');
});
