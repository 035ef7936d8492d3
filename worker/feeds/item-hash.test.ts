import { expect, test } from 'vitest';
import type { StoryIn } from '../../shared/contract/story-schema.ts';
import { itemHash } from './item-hash.ts';

const BODY =
  '<p>Open from <b>nine</b> to five.</p><a href="https://ads.example/c?1"><img src="https://ads.example/1.png"></a>';
const STORY: StoryIn = {
  headline: 'Opening hours',
  url: 'https://site.example/a?utm_source=1',
  body: BODY,
  bodyFormat: 'html',
  imageUrl: 'https://cdn.example/a.jpg?sig=1',
  publishedAt: '2026-11-27T08:01:00Z',
  topics: ['Town'],
};
const hashOf = (change: Partial<StoryIn>) => itemHash({ ...STORY, ...change }).toString('hex');

test.each<[string, Partial<StoryIn>]>([
  ['a generated date', { publishedAt: '2026-11-27T08:02:00Z' }],
  ['a signed picture', { imageUrl: 'https://cdn.example/a.jpg?sig=2' }],
  ['another crop of the picture', { imageUrl: 'https://cdn.example/w800/a.jpg' }],
  ['an advert', { body: BODY.replaceAll('1', '2') }],
  ['a tracker', { url: 'https://site.example/a?utm_source=2' }],
  ['https', { url: 'http://site.example/a' }],
  ['other markup', { body: BODY.replace('<b>nine</b>', '<strong class="x">nine</strong>') }],
])('FEED12 %s is no change', (_what, change) => {
  expect(hashOf(change)).toBe(hashOf({}));
});

test.each<[string, Partial<StoryIn>]>([
  ['a headline', { headline: 'Opening times' }],
  ['a word', { body: BODY.replace('five', 'six') }],
  ['another address', { url: 'https://site.example/b' }],
  ['a topic', { topics: ['Town', 'Hall'] }],
  ['one picture more', { body: `${BODY}<img src="https://site.example/new.jpg">` }],
])('FEED12 %s is a change', (_what, change) => {
  expect(hashOf(change)).not.toBe(hashOf({}));
});

test('the first picture is a change', () => {
  const { imageUrl: _none, ...without } = STORY;
  expect(itemHash(without)).not.toEqual(itemHash(STORY));
});
