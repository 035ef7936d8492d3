import { expect, test } from 'vitest';
import type { Filter } from '../../domain/filter.ts';
import { matches } from '../../domain/match.ts';
import type { MatchKeys } from '../../domain/match-keys.ts';
import { fieldTokens, storyTokens } from '../../domain/search/story-tokens.ts';
import { foldedWords } from '../../domain/words.ts';
import { canonicaliseFilter } from './canonicalise-filter.ts';
import { stemIn } from './stems.ts';

function wordsOf(text: string, language: string | null, hasPicture = false): string {
  const marks = { labels: [], language, publisher: 'the-orchard', hasPicture };
  return storyTokens(fieldTokens(text.split('\n').map(foldedWords)), marks, stemIn);
}

const keys: MatchKeys = {
  topics: ['quake', 'chile'],
  publisher: 'p1',
  section: 'world',
  language: 'en-GB',
  priority: 'urgent',
  words: wordsOf('Strong quake hits Chile', 'en-GB'),
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

test.each<[boolean, string, string, string | null]>([
  [true, 'octopus', 'Two octopuses seen', 'en'],
  [true, 'octopuses', 'An octopus was seen', 'en'],
  [false, '"octopus"', 'Two octopuses seen', 'en'],
  [true, '"octopus"', 'An octopus was seen', 'en'],
  [true, 'Haus', 'Die Häuser am Fluss', 'de-AT'],
  [true, 'élection', 'Les élections de mai', 'fr'],
  [true, 'canciones', 'Una canción nueva', 'es'],
  [true, 'ragazza', 'Le ragazze di Roma', 'it'],
  [true, 'livros', 'Um livro novo', 'pt'],
  [false, 'octopus', 'Two octopuses seen', null],
  [false, 'news', 'A new bridge', 'en'],
  [false, 'quake -octopus', 'A quake and octopuses', 'en'],
  [true, '"quake hits chile"', 'Strong quake hits Chile', 'en'],
  [false, '"hits quake"', 'Strong quake hits Chile', 'en'],
  [false, '"quake hits"', 'Quake\nhits', 'en'],
  [true, '"東京都の"', '今日の東京都の天気', 'ja'],
  [false, '"東京の"', '今日の東京都の天気', 'ja'],
  [true, 'storm OR quakes', 'Strong quake hits Chile', 'en'],
  [false, 'storm OR flood', 'Strong quake hits Chile', 'en'],
  [true, 'storm OR topic:chile', 'Something else', 'en'],
  [true, 'storm OR -flood', 'Something else', 'en'],
  [false, '-"quake hits"', 'Strong quake hits Chile', 'en'],
  [true, 'publisher:"The Orchard"', 'Anything', 'en'],
  [false, 'publisher:other', 'Anything', 'en'],
  [false, 'has:picture', 'Anything', 'en'],
  [true, '-has:picture', 'Anything', 'en'],
  [true, '-section:sport', 'Anything', 'en'],
  [false, '-section:world', 'Anything', 'en'],
  [true, '-lang:de', 'Anything', 'en'],
  [true, '-priority:flash', 'Anything', 'en'],
])('QUERY: %s for %s in "%s" (%s)', (expected, q, text, language) => {
  expect(matches(canonicaliseFilter({ q }), { ...keys, language, words: wordsOf(text, language) })).toBe(expected);
});

test('a picture is found; an unknown section is not the one that is excluded', () => {
  const pictured = { ...keys, section: null, words: wordsOf('Anything', 'en', true) };
  expect(matches(canonicaliseFilter({ q: 'has:picture -section:sport' }), pictured)).toBe(true);
});

test('since and until are about the release', () => {
  const released = { ...keys, releasedAt: new Date(Date.now() - 3 * 3_600_000).toISOString() };
  expect(matches(canonicaliseFilter({ q: 'since:4h' }), released)).toBe(true);
  expect(matches(canonicaliseFilter({ q: 'since:2h' }), released)).toBe(false);
  expect(matches(canonicaliseFilter({ q: 'until:2h' }), released)).toBe(true);
  expect(matches(canonicaliseFilter({ q: 'until:2020-01-01' }), released)).toBe(false);
  expect(matches(canonicaliseFilter({ q: 'since:2h' }), keys, new Date().toISOString())).toBe(true);
});
