import { expect, test } from 'vitest';
import { newFacts, type Report } from './new-facts.ts';

function report(...sentences: [text: string, keys: number[]][]): Report {
  return {
    known: sentences.flatMap(([, keys]) => keys),
    sentences: sentences.map(([text, keys]) => ({ text, facts: keys.map((key, at) => [at, at + 1, key]) })),
  };
}

function texts(reports: Report[], limits = { each: 3, total: 6 }): string[][] {
  return newFacts(reports, limits).map((sentences) => sentences.map(({ text }) => text));
}

test('the first report adds nothing, and each later one what none before had', () => {
  expect(texts([report(['a', [1]]), report(['b', [1]], ['c', [2]]), report(['d', [2]], ['e', [3]])])).toEqual([
    [],
    ['c'],
    ['e'],
  ]);
});

test('a report that the reader has seen adds nothing', () => {
  expect(texts([report(['a', [1]]), { known: [2], sentences: undefined }, report(['b', [2]], ['c', [3]])])).toEqual([
    [],
    [],
    ['c'],
  ]);
});

test('the sentences with the most new facts are chosen, in the order of the text', () => {
  const later = report(['one', [2]], ['two', [3, 4]], ['none', [1]], ['three', [5, 6, 7]]);
  expect(texts([report(['a', [1]]), later], { each: 2, total: 6 })).toEqual([[], ['two', 'three']]);
});

test('no more sentences are chosen than asked for', () => {
  const reports = [report(['a', [1]]), report(['b', [2]], ['c', [3, 4]]), report(['d', [5, 6]], ['e', [7]])];
  expect(texts(reports, { each: 3, total: 2 })).toEqual([[], ['c'], ['d']]);
});

test('what is minor is marked beside something new, and never tells alone', () => {
  const minor: Report = {
    known: [],
    sentences: [
      { text: 'ab', facts: [[1, 2, 5]], minor: [[0, 1, 6]] },
      { text: 'c', facts: [[0, 1, 1]], minor: [[0, 1, 7]] },
    ],
  };
  expect(newFacts([report(['a', [1]]), minor], { each: 3, total: 6 })).toEqual([
    [],
    [
      {
        text: 'ab',
        marks: [
          [0, 1],
          [1, 2],
        ],
      },
    ],
  ]);
});

test('after a report without facts nothing is known to be new', () => {
  const old: Report = { known: undefined, sentences: undefined };
  expect(texts([report(['a', [1]]), report(['b', [2]]), old, report(['c', [3]])])).toEqual([[], ['b'], [], []]);
});
