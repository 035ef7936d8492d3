import { expect, test } from 'vitest';
import type { Filter } from '../../domain/filter.ts';
import { canonicaliseFilter } from './canonicalise-filter.ts';

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

const asQuery: [string, string, Filter][] = [
  ['topics', 'topic:quake topic:Chile -topic:sport', { all: ['quake', 'chile'], none: ['sport'] }],
  ['alternative topics', 'topic:quake OR topic:storm', { any: ['storm', 'quake'] }],
  ['sections', 'section:world OR section:sport', { sections: ['sport', 'world'] }],
  ['languages', 'lang:en-GB OR lang:en', { languages: ['en'] }],
  ['priorities', 'priority:urgent', { minPriority: 'urgent' }],
];

test.each(asQuery)('CHAN1: %s in a query mean what the filter’s own part means', (_what, q, filter) => {
  expect(canonicaliseFilter({ q })).toEqual(canonicaliseFilter(filter));
});

test('CHAN1: the order of clauses of topics makes no difference, in a query or beside it', () => {
  const ab = 'topic:a OR topic:b';
  const cd = 'topic:d OR topic:c';
  const forms = [{ q: `${ab} ${cd}` }, { q: `${cd} ${ab}` }, { any: ['a', 'b'], q: cd }, { any: ['c', 'd'], q: ab }];
  expect(new Set(forms.map((filter) => JSON.stringify(canonicaliseFilter(filter)))).size).toBe(1);
});

test('a query narrows the other parts of its filter', () => {
  const id = '0189d7c0-0000-7000-8000-000000000001';
  const other = '0189d7c0-0000-7000-8000-000000000002';
  expect(canonicaliseFilter({ publishers: [id, other], q: `publisher:${id}` }).publishers).toEqual([id]);
  expect(canonicaliseFilter({ publishers: [id], q: `publisher:${other}` }).nothing).toBe(true);
  expect(canonicaliseFilter({ sections: ['world'], q: 'section:sport' }).nothing).toBe(true);
  expect(canonicaliseFilter({ languages: ['en'], q: 'lang:en-GB' }).languages).toEqual(['en-gb']);
  expect(canonicaliseFilter({ minPriority: 'flash', q: 'priority:urgent' }).minPriority).toBe('flash');
});

test('a query that was kept from before the language is read as plain words', () => {
  const plain = canonicaliseFilter({ q: 'section nowhere quake -chile' });
  expect(canonicaliseFilter({ q: 'section:nowhere "quake -chile' })).toEqual(plain);
});
