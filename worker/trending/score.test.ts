import { expect, test } from 'vitest';
import type { RecentTopic } from '../../shared/node/db/trending-store.ts';
import { scoreTopics } from './score.ts';

function topic(slug: string, bins: number[]): RecentTopic {
  const padded = [...Array.from({ length: 12 - bins.length }, () => 0), ...bins];
  return { slug, label: slug, bins: padded, publishers: 2, storyId: 's', headline: 'h' };
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

test('twenty at most are told', () => {
  const recent = Array.from({ length: 50 }, (_, index) => topic(`t${index}`, [5]));
  expect(scoreTopics(recent, { hours: WEEK, stories: new Map() })).toHaveLength(20);
});
