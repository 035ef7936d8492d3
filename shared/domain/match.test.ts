import { expect, test } from 'vitest';
import { canonicaliseFilter, type Filter } from './filter.ts';
import { joinWords, type MatchKeys, matches } from './match.ts';
import { indexWords } from './words.ts';

const keys: MatchKeys = {
  topics: ['quake', 'chile'],
  publisher: 'p1',
  section: 'world',
  language: 'en-GB',
  priority: 'urgent',
  words: joinWords(indexWords('Strong quake hits Chile')),
};

test.each<[boolean, Filter]>([
  [true, {}],
  [true, { any: ['quake', 'storm'] }],
  [false, { any: ['storm'] }],
  [true, { all: ['quake', 'chile'] }],
  [false, { all: ['quake', 'peru'] }],
  [false, { none: ['chile'] }],
  [true, { publishers: ['p1', 'p2'] }],
  [false, { publishers: ['p2'] }],
  [true, { sections: ['world'] }],
  [false, { sections: ['sport'] }],
  [true, { languages: ['en'] }],
  [true, { languages: ['en-gb'] }],
  [false, { languages: ['en-us'] }],
  [true, { minPriority: 'urgent' }],
  [false, { minPriority: 'flash' }],
  [true, { q: 'CHILE quake' }],
  [false, { q: 'chil' }],
  [false, { q: 'quake -strong' }],
  [false, { any: ['quake'], sections: ['sport'] }],
])('CHAN2: %s for %j', (expected, filter) => {
  expect(matches(canonicaliseFilter(filter), keys)).toBe(expected);
});

test('a story without section or language matches no filter that asks for one', () => {
  const bare = { ...keys, section: null, language: null };
  expect(matches(canonicaliseFilter({ sections: ['world'] }), bare)).toBe(false);
  expect(matches(canonicaliseFilter({ languages: ['en'] }), bare)).toBe(false);
});
