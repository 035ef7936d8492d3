import { describe, expect, test } from 'vitest';
import { indexWords } from '../../shared/domain/words.ts';
import type { StoryRow } from '../../shared/node/db/story/story-row.ts';
import { identifyingUrl, sameStory } from './same-story.ts';
import { textHash } from './text/derive-from-text.ts';

const TEXT = 'The council of Hallby will close the old bridge over the river for repairs until the end of summer.';
const URL = 'https://paper.example/bridge';
const nothing = { publisherId: 'p', externalId: null, canonicalUrl: null, textHash: null, publishedAt: null };

function row(known: Partial<StoryRow>, text = TEXT): StoryRow {
  const words = ` ${indexWords(text).join(' ')} `;
  return { language: 'en', external_id: null, canonical_url: null, text_hash: null, words, ...known } as StoryRow;
}

test('the id comes first', () => {
  const rows = [row({ id: '1', canonical_url: URL }), row({ id: '2', external_id: 'b' })];
  expect(sameStory(rows, { ...nothing, externalId: 'b', canonicalUrl: URL }, TEXT)).toMatchObject({
    row: { id: '2' },
    by: 'id',
  });
});

test('the same address without an id is the same story, with another id it is another', () => {
  const rows = [row({ id: '1', canonical_url: URL, external_id: 'a' })];
  expect(sameStory(rows, { ...nothing, canonicalUrl: URL }, TEXT)).toMatchObject({ by: 'url' });
  expect(sameStory(rows, { ...nothing, canonicalUrl: URL, externalId: 'b' }, TEXT)).toBeUndefined();
});

test('a page that shows something else each day is no story', () => {
  const other =
    'Wheat prices fell again on Friday because farmers across Ostland expect the largest harvest in ten years, traders ' +
    'said, while exporters complained about expensive freight, empty warehouses and slow customs at every port.';
  const long = `${TEXT} Drivers must take the motorway, buses go by Ostrand, and cyclists get a ferry every hour.`;
  const rows = [row({ id: '1', canonical_url: URL }, long)];
  expect(sameStory(rows, { ...nothing, canonicalUrl: URL }, other)).toBeUndefined();
  expect(sameStory(rows, { ...nothing, canonicalUrl: URL }, `${long} Shops protest.`)).toMatchObject({ by: 'url' });
});

test('the same text is the same story, however it is written', () => {
  const text_hash = textHash('Bridge closes', `<p>${TEXT}</p>`);
  const again = textHash('BRIDGE CLOSES', `<p>${TEXT.replaceAll(' ', '  ')}</p>`);
  expect(sameStory([row({ text_hash })], { ...nothing, externalId: 'x', textHash: again }, TEXT)).toMatchObject({
    by: 'text',
  });
});

test('a headline alone, or a few words, are no text to know a story by', () => {
  expect(textHash('The council of Hallby will close the old bridge', '')).toBeNull();
  expect(textHash('Markets', '<p>Up again.</p>')).toBeNull();
});

test('a home page is the address of many stories', () => {
  expect(identifyingUrl('https://paper.example/')).toBeNull();
  expect(identifyingUrl('https://paper.example/?id=7')).not.toBeNull();
  expect(identifyingUrl('https://paper.example/a?utm_source=x#top')).toBe('https://paper.example/a');
  expect(identifyingUrl(null)).toBeNull();
});

test.each([
  ['http://blog.example/2026/harbour', 'https://blog.example/2026/harbour'],
  ['https://blog.example/?p=7', 'http://blog.example/?p=7'],
  ['HTTP://blog.example/a', 'https://blog.example/a'],
])('LINE5 the ids %s and %s are one', (before, now) => {
  expect(sameStory([row({ id: '1', external_id: before })], { ...nothing, externalId: now }, TEXT)).toMatchObject({
    by: 'id',
  });
});

test.each([
  ['http://blog.example/a', 'https://blog.example/b'],
  ['http://blog.example/a', 'https://blog.example/a/'],
  ['http://blog.example:8080/a', 'https://blog.example:8080/a'],
  ['tag:http://blog.example/a', 'tag:https://blog.example/a'],
])('LINE5 the ids %s and %s are two', (before, now) => {
  expect(sameStory([row({ id: '1', external_id: before })], { ...nothing, externalId: now }, TEXT)).toBeUndefined();
});

test('LINE5 http and https are one address', () => {
  const address = identifyingUrl('http://paper.example/bridge');
  expect(address).toBe(identifyingUrl('https://paper.example/bridge'));
  expect(identifyingUrl('http://paper.example:8080/a')).not.toBe(identifyingUrl('https://paper.example:8080/a'));
});

describe('LINE5 the same text', () => {
  const text_hash = textHash('Back to normal', `<p>${TEXT}</p>`);
  const before = {
    external_id: 'o1',
    canonical_url: `${URL}/o1`,
    text_hash,
    published_at: new Date('2026-11-02T08:00Z'),
  };
  const again = {
    ...nothing,
    externalId: 'o2',
    canonicalUrl: `${URL}/o2`,
    textHash: text_hash,
    publishedAt: new Date('2026-11-26T21:00Z'),
  };

  test('with an id, an address and a day of its own is another story', () => {
    expect(sameStory([row(before)], again, TEXT)).toBeUndefined();
  });

  test.each([
    ['without an id', { externalId: null }],
    ['without an address', { canonicalUrl: null }],
    ['at the same address', { canonicalUrl: `${URL}/o1` }],
    ['without a date', { publishedAt: null }],
    ['on the same day', { publishedAt: new Date('2026-11-02T12:00Z') }],
  ])('%s is the same story', (_case, change) => {
    expect(sameStory([row(before)], { ...again, ...change }, TEXT)).toBeDefined();
  });
});
