import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseKeptQuery, parseQuery } from './parse-query.ts';
import { type ParsedQuery, QueryError, type QueryTerm } from './query.ts';

/** Writes a query's meaning in the language. */
function printQuery({ clauses }: ParsedQuery): string {
  return clauses.map((clause) => clause.map(printTerm).join(' OR ')).join(' ');
}

function printTerm(term: QueryTerm): string {
  const hyphen = term.not ? '-' : '';
  if (term.is === 'phrase') return `${hyphen}"${term.words.join(' ')}"`;
  return term.is === 'word' ? `${hyphen}${term.words.join('-')}` : `${hyphen}${term.is}:${term.value}`;
}

const printed = (q: string): string => printQuery(parseQuery(q));

test.each<[string, string]>([
  ['quake Chile', 'quake chile'],
  ['quake -chile', 'quake -chile'],
  ['"Quake hits" Chile', '"quake hits" chile'],
  ['“quake hits” -„new york“', '"quake hits" -"new york"'],
  ['quake OR "big storm" chile', 'quake OR "big storm" chile'],
  ['a OR b OR -c', 'a OR b OR -c'],
  ['topic:Côte-d’Ivoire -topic:x', 'topic:cote-divoire -topic:x'],
  ['topic:"Climate change"', 'topic:climate-change'],
  ['publisher:"The Orchard" section:World lang:PT-br', 'publisher:the-orchard section:world lang:pt-br'],
  ['priority:flash has:picture', 'priority:flash has:picture'],
  ['since:2h until:2026-11-30', 'since:2h until:2026-11-30'],
  ['since:2026-11-30t08:00z until:Today', 'since:2026-11-30T08:00Z until:today'],
  ['— quake & chile', 'quake chile'],
  ['https://x.example/a Topic: other:x', 'https-x-example-a topic other-x'],
  ['27" monitor', '27 monitor'],
  ['', ''],
])('QUERY1: %j reads as %j', (q, expected) => {
  expect(printed(q)).toBe(expected);
});

test.each<[string, number, number, RegExp]>([
  ['a "b c', 2, 4, /closing quotation mark/],
  ['OR a', 0, 2, /both sides of OR/],
  ['a OR', 2, 2, /both sides of OR/],
  ['a OR OR b', 2, 2, /both sides of OR/],
  ['a OR — b', 2, 2, /both sides of OR/],
  ['x topic: y', 2, 6, /a topic after topic:/],
  ['section:2nd', 0, 11, /a section such as world or local-news after section:/],
  ['lang:english1', 0, 13, /language tag/],
  ['priority:high', 0, 13, /one of routine, urgent, flash/],
  ['has:video', 0, 9, /picture after has:/],
  ['since:soon', 0, 10, /a time such as/],
  ['since:2026-02-30', 0, 16, /a time such as/],
  ['-since:2h', 0, 9, /until: instead of -since:/],
  ['a OR since:2h', 5, 8, /outside of OR/],
])('QUERY7: %j is refused at its place', (q, offset, length, expected) => {
  try {
    parseQuery(q);
    expect.unreachable();
  } catch (error) {
    expect(error).toBeInstanceOf(QueryError);
    expect(error).toMatchObject({ offset, length, expected: expect.stringMatching(expected) });
  }
});

test('QUERY6: of a pasted headline, hyphens exclude nothing, and what breaks the grammar is plain words', () => {
  const headline = 'A strong 5.6 -magnitude earthquake jolted part of Qeshm island in the south on Sunday';
  expect(parseQuery(headline).isPasted).toBe(true);
  expect(printed(headline)).toContain(' magnitude ');
  expect(printed(`${headline} "now OR`)).toMatch(/^a strong .* now or$/);
  expect(() => parseQuery(`${headline} section:2nd`)).toThrow(QueryError);
});

/** Queries of everything that the grammar knows, and of what it does not. */
const piece = fc.oneof(
  fc.constantFrom(
    'OR',
    '"',
    '-',
    ':',
    ' ',
    '“',
    'topic:',
    'since:',
    '-topic:a',
    'lang:en',
    'until:3d',
    '"a b"',
    '東京都',
    '-"',
  ),
  fc.string({ unit: 'grapheme', maxLength: 8 }),
  fc.string({ unit: 'binary', maxLength: 4 }),
);
const query = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''));

const withoutPlaces = ({ clauses, isPasted }: ParsedQuery) => ({
  isPasted,
  clauses: clauses.map((clause) => clause.map(({ offset: _offset, length: _length, ...term }) => term)),
});

test('QUERY1: any text is parsed or refused at a place within it, and what was parsed prints as what parses the same', () => {
  let parsed = 0;
  fc.assert(
    fc.property(query, (q) => {
      let meaning: ParsedQuery;
      try {
        meaning = parseQuery(q);
      } catch (error) {
        if (!(error instanceof QueryError)) throw error;
        expect(error.offset + error.length).toBeLessThanOrEqual(q.length);
        expect(error.length).toBeGreaterThan(0);
        return;
      } finally {
        parseKeptQuery(q);
      }
      parsed += 1;
      expect(withoutPlaces(parseQuery(printQuery(meaning)))).toEqual(withoutPlaces(meaning));
    }),
    { numRuns: 2_000 },
  );
  expect(parsed).toBeGreaterThan(200);
});
