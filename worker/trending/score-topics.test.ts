import { expect, test } from 'vitest';
import type { RecentTopic } from '../../shared/node/db/topic/trending-store.ts';
import { scoreTopics } from './score-topics.ts';

function topic(slug: string, bins: number[], publishers = 2): RecentTopic {
  const padded = [...Array.from({ length: 12 - bins.length }, () => 0), ...bins];
  return { slug, label: slug, kind: 'other', bins: padded, publishers };
}

const WEEK = 168;

test('a topic that rises stands above one that is always frequent', () => {
  const recent = [topic('quake', [2, 4]), topic('trump', Array(12).fill(1))];
  const [first, ...rest] = scoreTopics(recent, { hours: WEEK, stories: new Map([['trump', 12 * WEEK]]) });
  expect(first).toMatchObject({ slug: 'quake', stories: 6, rise: 12 });
  expect(rest).toEqual([]);
});

test('the score decays as the stories grow older', () => {
  const usual = { hours: WEEK, stories: new Map<string, number>() };
  const score = (bins: number[]): number => scoreTopics([topic('a', bins)], usual)[0]?.score ?? 0;
  const scores = [score([6]), score([6, 0, 0, 0]), score([6, 0, 0, 0, 0, 0, 0, 0])];
  expect(scores).toEqual(scores.toSorted((a, b) => b - a));
  expect(new Set(scores).size).toBe(3);
});

test('on a young wire the frequent come first, and a single pair of stories is no trend', () => {
  const usual = { hours: 0, stories: new Map<string, number>() };
  const slugs = scoreTopics([topic('few', [2, 0, 0]), topic('many', [5, 5])], usual).map(({ slug }) => slug);
  expect(slugs[0]).toBe('many');
  expect(scoreTopics([topic('old', [2, 0, 0, 0, 0, 0, 0, 0, 0])], usual)).toEqual([]);
});

test('two stories of one publisher are no trend, except on a young wire', () => {
  const recent = [topic('alone', [2], 1), topic('both', [2], 2), topic('three', [3], 1)];
  const slugs = (hours: number) => scoreTopics(recent, { hours, stories: new Map() }).map(({ slug }) => slug);
  expect(slugs(WEEK).toSorted()).toEqual(['both', 'three']);
  expect(slugs(1).toSorted()).toEqual(['alone', 'both', 'three']);
});

test.each([
  [['port', 'port-amsel'], ['port-amsel']],
  [['election', 'elections'], ['elections']],
  [
    ['strait', 'corrow-strait', 'karsund'],
    ['corrow-strait', 'karsund'],
  ],
])('of twins and parts, the highest appears: %j', (slugs, expected) => {
  const recent = slugs.map((slug, index) => topic(slug, [4 + index]));
  const found = scoreTopics(recent, { hours: WEEK, stories: new Map() }).map(({ slug }) => slug);
  expect(found.toSorted()).toEqual(expected.toSorted());
});

test('what is neither a name nor a subject does not trend', () => {
  const recent = [
    { ...topic('doorknob', [9]), kind: null },
    { ...topic('vaccines', [5]), kind: 'subject' as const },
  ];
  expect(scoreTopics(recent, { hours: WEEK, stories: new Map() }).map(({ slug }) => slug)).toEqual(['vaccines']);
});
