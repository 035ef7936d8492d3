import { expect, test } from 'vitest';
import { coverageReports } from './coverage-reports.ts';
import type { Because, StoryCard } from './story.ts';

type Covered = StoryCard & { because: Because | null };

function story(
  id: string,
  paper: string,
  more: { copies?: string; repeats?: string; revision?: number } = {},
): Covered {
  const because = more.copies === undefined ? null : { storyId: more.copies, isCopy: true, names: [], words: [] };
  const { repeats, revision = 1 } = more;
  const of = { id, publisher: { id: paper, name: paper }, because, revision, ...(repeats && { repeats }) };
  return of as unknown as Covered;
}

const shape = (stories: Covered[]) =>
  coverageReports(stories).map(({ story: { id }, versions, copies }) => [
    id,
    versions.map((version) => version.id),
    copies.map((copy) => copy.id),
  ]);

test('a copy is folded under the report whose text it repeats', () => {
  expect(
    shape([story('c', 'Post'), story('b', 'Echo', { copies: 'a' }), story('a', 'Agency'), story('x', 'Other')]),
  ).toEqual([
    ['c', [], []],
    ['a', [], ['b']],
    ['x', [], []],
  ]);
});

test('a copy of a copy is folded under the first text, with its versions', () => {
  expect(
    shape([
      story('d', 'Echo', { repeats: 'c' }),
      story('c', 'Echo', { copies: 'b' }),
      story('b', 'Post', { copies: 'a' }),
      story('a', 'Agency'),
    ]),
  ).toEqual([['a', [], ['d', 'c', 'b']]]);
});

test('a copy of something that is not listed, of its own publisher, or in a circle, is not lost', () => {
  expect(shape([story('b', 'Echo', { copies: 'gone' })])).toEqual([['b', [], []]]);
  expect(shape([story('b', 'Echo', { copies: 'a' }), story('a', 'Echo')])).toEqual([
    ['b', [], []],
    ['a', [], []],
  ]);
  expect(shape([story('b', 'Echo', { copies: 'a' }), story('a', 'Post', { copies: 'b' })])).toEqual([
    ['b', [], []],
    ['a', [], []],
  ]);
});

test('a copy that adds something, or was corrected or retracted, stands by itself', () => {
  const stories = [
    story('c', 'Echo', { copies: 'a' }),
    story('b', 'Post', { copies: 'a', revision: 2 }),
    story('a', 'Agency'),
  ];
  expect(coverageReports(stories, new Set(['c'])).map((report) => report.copies.length)).toEqual([0, 0, 0]);
  expect(coverageReports(stories).map(({ story: { id } }) => id)).toEqual(['b', 'a']);
});
