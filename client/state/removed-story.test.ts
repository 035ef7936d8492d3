import { expect, test } from 'vitest';
import { withoutStory } from './removed-story.ts';
import { sampleCard } from './sample-stories.fixture.ts';
import { listFromPage } from './story-list.ts';

const line = { id: 'line', stories: 2, publishers: 2 };

test('TAKE7 a story that was taken down leaves its column, and what was folded under it stands by itself', () => {
  const stories = [sampleCard(3), sampleCard(2, { storyline: line }), sampleCard(1, { storyline: line })];
  const list = listFromPage({ stories, next: null });
  expect([...list.rowOf]).toEqual([['story-1', 'story-2']]);
  const left = withoutStory({ ...list, waiting: ['story-2'], fresh: new Set(['story-2']) }, 'story-2');
  expect(left.shown).toEqual(['story-3', 'story-1']);
  expect([left.waiting, left.fresh.size, left.rowOf.size, left.cards.size]).toEqual([[], 0, 0, 2]);
});

test('TAKE7 it also leaves the lines under other stories', () => {
  const { id, headline, language, publisher, releasedAt } = sampleCard(1);
  const reports = [{ id, headline, language, publisher, releasedAt }];
  const list = listFromPage({ stories: [sampleCard(2, { reports })], next: null });
  expect(withoutStory(list, id).cards.get('story-2')?.reports).toEqual([]);
});
