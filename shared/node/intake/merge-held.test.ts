import { expect, test } from 'vitest';
import type { HeldPatch } from '../../contract/story-schema.ts';
import { mergeHeld } from './merge-held.ts';

const story = { headline: 'Ten', summary: 'Old', embargoUntil: '2030-01-01T00:00:00Z' };
const image = { url: 'https://x.example/1.jpg', alt: 'A boat', focalPoint: { x: 0.5, y: 0.5 } };
const publish = (payload: object, patch: HeldPatch) =>
  mergeHeld({ kind: 'publish', payload: { headline: 'Ten', ...payload } }, patch);

test('null takes a field from a whole story, and still empties it by a correction', () => {
  expect(publish(story, { summary: null })).toEqual({ headline: 'Ten', embargoUntil: story.embargoUntil });
  const correction = { kind: 'correct', payload: { headline: 'Nine', summary: 'New' } } as const;
  expect(mergeHeld(correction, { summary: null })).toEqual({ headline: 'Nine', summary: null });
});

test('without an embargo neither has one', () => {
  expect(publish(story, { embargoUntil: null })).toEqual({ headline: 'Ten', summary: 'Old' });
  expect(mergeHeld({ kind: 'correct', payload: story }, { embargoUntil: null })).not.toHaveProperty('embargoUntil');
});

test('a picture is changed by either form, whichever it was submitted in', () => {
  expect(publish({ image }, { imageAlt: 'Two boats' })).toEqual({
    ...{ headline: 'Ten', imageUrl: image.url, imageAlt: 'Two boats' },
  });
  expect(publish({ image }, { imageUrl: null, imageAlt: null })).toEqual({ headline: 'Ten' });
  const four = { imageUrl: 'https://x.example/0.jpg', imageCredit: 'Ana' };
  expect(publish(four, { image })).toEqual({ headline: 'Ten', image });
  expect(publish({ image }, { image: null })).toEqual({ headline: 'Ten' });
});
