import { expect, test } from 'vitest';
import { topicSlug } from './topic.ts';

test.each([
  ['Ukraine', 'ukraine'],
  ['  White  House ', 'white-house'],
  ['U.S.', 'us'],
  ['São Paulo', 'sao-paulo'],
  ['AC/DC & co.', 'ac-dc-co'],
  ['東京', '東京'],
  ['!!!', ''],
])('%j has the slug %j', (label, slug) => {
  expect(topicSlug(label)).toBe(slug);
});

test('a slug is its own slug', () => {
  for (const label of ['Côte d’Ivoire', 'White House', 'x'.repeat(200)]) {
    expect(topicSlug(topicSlug(label))).toBe(topicSlug(label));
  }
});
