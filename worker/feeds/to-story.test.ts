import { expect, test } from 'vitest';
import { editLine } from '../../shared/node/text/edit-text.ts';
import type { ParsedItem } from './parse/parsed-feed.ts';
import { toStory } from './to-story.ts';

const NOW = new Date('2026-01-01T00:00:00Z');
const FEED = { section: 'world' as const, topics: ['Feed'] };
const ITEM: ParsedItem = { externalId: '1', headline: 'Headline', topics: ['feed', 'Other', '!!!'] };

test("an item gets the feed's section, and its topics first, each once", () => {
  expect(toStory(ITEM, FEED, NOW)).toMatchObject({ section: 'world', topics: ['Feed', 'Other'] });
});

test('over-long fields are cut, and nothing is made of an item without words', () => {
  const long = toStory({ ...ITEM, headline: 'x'.repeat(5_000), byline: 'y'.repeat(500) }, FEED, NOW);
  expect([long?.headline.length, long?.byline?.length]).toEqual([1_000, 300]);
  expect(toStory({ ...ITEM, headline: '' }, FEED, NOW)).toBeUndefined();
});

test('an item whose HTML nests too deep to be read is kept as text', () => {
  for (const tag of ['<div>', '<q cite="https://x.example">']) {
    const story = toStory({ ...ITEM, body: `${tag.repeat(2_000)}It &amp; rains.` }, FEED, NOW);
    expect(story).toMatchObject({ body: 'It & rains.', bodyFormat: 'text' });
  }
  expect(toStory({ ...ITEM, body: '<p>It rains.</p>' }, FEED, NOW)).toMatchObject({ bodyFormat: 'html' });
});

test('FEED7 what looks like a tag in plain text is no markup', () => {
  const texts = { headline: 'The <b> element & R&D < 5', summary: 'Write &lt; for <', byline: '<nobody>' };
  const story = toStory({ ...ITEM, ...texts }, FEED, NOW);
  expect([story?.headline, story?.summary, story?.byline].map((line) => editLine(line ?? ''))).toEqual(
    Object.values(texts),
  );
});

test('a date far in the future is not believed', () => {
  expect(toStory({ ...ITEM, publishedAt: '2027-01-01T00:00:00.000Z' }, FEED, NOW)).not.toHaveProperty('publishedAt');
});

test('a date far in the future gives way to when the item was updated', () => {
  const dates = { publishedAt: '2999-01-01T00:00:00.000Z', updatedAt: '2025-12-31T00:00:00.000Z' };
  expect(toStory({ ...ITEM, ...dates }, FEED, NOW)).toMatchObject({ publishedAt: dates.updatedAt });
});

test('an item with recordings and a described picture is a story', () => {
  const media = [{ url: 'https://m.example/1.mp3', kind: 'audio' as const, title: 'x'.repeat(1_000) }];
  const item = { ...ITEM, media, imageUrl: 'https://m.example/1.jpg', imageAlt: 'A harbour', imageCredit: 'Ann Lee' };
  expect(toStory(item, FEED, NOW)).toMatchObject({
    headline: 'Headline',
    imageUrl: 'https://m.example/1.jpg',
    imageAlt: 'A harbour',
    media: [{ url: 'https://m.example/1.mp3', title: 'x'.repeat(300) }],
  });
  const odd = { ...item, media: [{ url: 'https://m.example/1.mp3', kind: 'audio' as const, durationSeconds: 1e9 }] };
  expect(toStory(odd, FEED, NOW)).not.toHaveProperty('media');
});
