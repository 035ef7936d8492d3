import { expect, test } from 'vitest';
import { DEMO_STORIES } from './demo-stories.ts';
import { labelledStories } from './labelled-stories.ts';

const NOW = new Date('2026-03-01T12:00:00Z');

test('the export holds all news, labelled, in the order of the demo', () => {
  const all = labelledStories(NOW);
  expect(all).toHaveLength(DEMO_STORIES.length - 1);
  expect(new Set(all.map(({ story }) => story.externalId)).size).toBe(all.length);
  expect(all.every(({ event, topics }) => event !== '' && topics.length > 0)).toBe(true);
  const times = all.map(({ story }) => story.publishedAt ?? '');
  expect(times).toEqual([...times].sort());
  expect(times.at(-1)).toBe(NOW.toISOString());
});
