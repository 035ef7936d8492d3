import { expect, test } from 'vitest';
import type { StoryCard } from '../../shared/domain/story.ts';
import type { WireEvent } from '../../shared/domain/wire-event.ts';
import { cardFilter } from '../state/card-matches.ts';
import { applyEvents, type Stories } from './merge-stories.ts';

const AT = '2026-11-01T00:00:00.000Z';
const RAIN = cardFilter({ any: ['rain'] });

function card(seq: number, revision = 1, topic = 'rain'): StoryCard {
  return {
    ...{ id: `id-${seq}`, seq, revision, headline: `Story ${seq}, revision ${revision}`, summary: null, url: null },
    ...{ publisher: { id: 'p', name: 'Post' }, byline: null, topics: [{ slug: topic, label: topic }], section: null },
    ...{ language: null, imageUrl: null, priority: 'routine', publishedAt: AT, releasedAt: AT, comments: 0 },
    storyline: { id: 's', stories: 1, publishers: 1 },
  };
}

const published = (story: StoryCard): WireEvent => ({ type: 'story.published', seq: story.seq, at: AT, story });
const corrected = (story: StoryCard): WireEvent => ({ type: 'story.corrected', seq: 99, at: AT, story });
const merge = (stories: Stories, ...events: WireEvent[]): Stories => applyEvents(stories, events, RAIN, 3);
const headlines = (stories: Stories): string[] => stories.map(({ headline }) => headline);

test('EMBED2 what the list has already comes again and changes nothing', () => {
  const held = [card(2, 2), card(1)];
  expect(merge(held, published(card(1)), published(card(2)))).toEqual(held);
});

test('EMBED2 new stories stand above older ones, and the oldest leave', () => {
  const stories = merge([card(3), card(2), card(1)], published(card(5)), published(card(4)));
  expect(stories.map(({ seq }) => seq)).toEqual([5, 4, 3]);
});

test('EMBED2 a correction changes the story where it stands, and an older one does not', () => {
  const stories = merge([card(2), card(1)], corrected(card(1, 3)), corrected(card(1, 2)));
  expect(headlines(stories)).toEqual(['Story 2, revision 1', 'Story 1, revision 3']);
});

test('EMBED2 a correction that leaves the filter takes the story out, and one that comes into it brings it in', () => {
  const stories = merge([card(3), card(1)], corrected(card(3, 2, 'wind')), corrected(card(2, 2)));
  expect(stories.map(({ seq }) => seq)).toEqual([2, 1]);
});

test('EMBED2 a retraction stays with its reason; one of a story that is not here is nothing', () => {
  const retraction = { type: 'story.retracted', seq: 9, at: AT, revision: 2, reason: 'Wrong.' } as const;
  const stories = merge(
    [card(1)],
    { ...retraction, storyId: 'id-1' },
    { ...retraction, storyId: 'id-7' },
    published(card(1)),
  );
  expect(stories.map(({ id, retracted }) => [id, retracted?.reason])).toEqual([['id-1', 'Wrong.']]);
});

test('TAKE7 a story that was taken down leaves the column', () => {
  const removal = { type: 'story.removed', seq: 9, at: AT, storyId: 'id-1', reason: 'An order.' } as const;
  expect(merge([card(2), card(1)], removal).map(({ id }) => id)).toEqual(['id-2']);
});
