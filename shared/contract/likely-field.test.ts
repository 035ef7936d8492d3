import { expect, test } from 'vitest';
import { likelyField } from './likely-field.ts';
import { storyInSchema } from './story-schema.ts';

const STORY = Object.keys(storyInSchema.shape);

test.each([
  ['title', 'headline'],
  ['Title', 'headline'],
  ['image_url', 'imageUrl'],
  ['published-at', 'publishedAt'],
  ['pubDate', 'publishedAt'],
  ['tags', 'topics'],
  ['topic', 'topics'],
  ['headine', 'headline'],
  ['sumary', 'summary'],
  ['external_ID', 'externalId'],
  ['constructor', undefined],
  ['__proto__', undefined],
  ['url2x', undefined],
  ['weather', undefined],
  ['x', undefined],
  ['headline'.repeat(1_000), undefined],
])('for %s a publisher likely means %s', (unknown, meant) => {
  expect(likelyField(unknown, STORY)).toBe(meant);
});

test('a name from elsewhere leads only to a field that there is', () => {
  expect(likelyField('title', ['name', 'url'])).toBe('name');
  expect(likelyField('title', ['url'])).toBeUndefined();
});
