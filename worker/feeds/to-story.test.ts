import { expect, test } from 'vitest';
import type { ParsedItem } from './parse/parsed-feed.ts';
import { storyHash, toStory } from './to-story.ts';

const NOW = new Date('2026-01-01T00:00:00Z');
const DESK = { section: 'world' as const, topics: ['Desk'] };
const ITEM: ParsedItem = { externalId: '1', headline: 'Headline', topics: ['desk', 'Other', '!!!'] };

test("an item gets the desk's section, and its topics first, each once", () => {
  expect(toStory(ITEM, DESK, NOW)).toMatchObject({ section: 'world', topics: ['Desk', 'Other'] });
});

test('over-long fields are cut, and nothing is made of an item without words', () => {
  const long = toStory({ ...ITEM, headline: 'x'.repeat(5_000), byline: 'y'.repeat(500) }, DESK, NOW);
  expect([long?.headline.length, long?.byline?.length]).toEqual([1_000, 300]);
  expect(toStory({ ...ITEM, headline: '' }, DESK, NOW)).toBeUndefined();
});

test('an item whose HTML nests too deep to be read is kept as text', () => {
  for (const tag of ['<div>', '<q cite="https://x.example">']) {
    const story = toStory({ ...ITEM, body: `${tag.repeat(2_000)}It &amp; rains.` }, DESK, NOW);
    expect(story).toMatchObject({ body: 'It & rains.', bodyFormat: 'text' });
  }
  expect(toStory({ ...ITEM, body: '<p>It rains.</p>' }, DESK, NOW)).toMatchObject({ bodyFormat: 'html' });
});

test('a date far in the future is not believed', () => {
  expect(toStory({ ...ITEM, publishedAt: '2027-01-01T00:00:00.000Z' }, DESK, NOW)).not.toHaveProperty('publishedAt');
});

test('the same story has the same hash', () => {
  const story = toStory(ITEM, DESK, NOW);
  const changed = toStory({ ...ITEM, headline: 'Other' }, DESK, NOW);
  if (!story || !changed) throw new Error('both are stories');
  expect(storyHash(story)).toEqual(storyHash({ ...story }));
  expect(storyHash(story)).not.toEqual(storyHash(changed));
});
