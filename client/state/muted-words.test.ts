import { expect, test } from 'vitest';
import { mutedByWords, muteOfText } from './muted-words.ts';
import { sampleCard } from './sample-stories.fixture.ts';

const muted = (texts: string[], headline: string, summary: string | null = null) =>
  mutedByWords(texts.flatMap((text) => muteOfText(text) ?? []))(sampleCard(1, { headline, summary, topics: [] }));

test('a word hides its other forms, too, in headline and summary', () => {
  expect(muted(['octopus'], 'Two octopuses seen')).toBe('“octopus”');
  expect(muted(['Élection'], 'Nothing new', 'Les élections de mai')).toBe('“Élection”');
  expect(muted(['new'], 'The news of today')).toBeUndefined();
});

test('a phrase hides these words in this order', () => {
  expect(muted(['new york'], 'A flat in New York')).toBe('“new york”');
  expect(muted(['new york'], 'York has a new mayor')).toBeUndefined();
  expect(muted(['new york'], 'Something new', 'York has a mayor')).toBeUndefined();
});

test('a text without a word mutes nothing', () => {
  expect(muteOfText(' — ')).toBeUndefined();
});
