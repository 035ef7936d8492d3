import { expect, test } from 'vitest';
import type { StoryCard } from '../../shared/domain/story.ts';
import { rankStories } from './rank-stories.ts';

const AT = Date.parse('2026-11-30T12:00:00Z');
const story = (id: string, line: string, publishers: number, hoursAgo: number, isRetracted = false): StoryCard =>
  ({
    id,
    publisher: { id: `publisher of ${id}`, name: '' },
    storyline: { id: line, publishers },
    releasedAt: new Date(AT - hoursAgo * 3_600_000).toISOString(),
    ...(isRetracted && { retracted: { at: '', reason: '' } }),
  }) as StoryCard;

test('a storyline has one card, its newest standing one, and six hours halve its publishers', () => {
  const stories = [
    story('gone', 'three', 3, 0, true),
    story('a', 'one', 1, 0),
    story('b', 'three', 3, 1),
    story('c', 'three', 3, 2),
    story('d', 'four-old', 4, 13),
  ];
  expect(rankStories(stories, AT).map(({ id }) => id)).toEqual(['b', 'a', 'd']);
  expect(rankStories(stories, AT)[0]?.reports?.map(({ id }) => id)).toEqual(['c']);
});
