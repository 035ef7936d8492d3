import { expect, test } from 'vitest';
import { durationText, isPlayable, leadVideo, type StoryMedia, sizeText } from './media.ts';
import { pictureAddress } from './picture-address.ts';

test.each([
  [45, '45 s'],
  [59.7, '60 s'],
  [90, '2 min'],
  [720, '12 min'],
  [3_600, '1 h'],
  [7_500, '2 h 5 min'],
])('%d seconds are %s', (seconds, text) => {
  expect(durationText(seconds, 'en')).toBe(text);
});

test.each([
  [12, '1 KB'],
  [640_000, '640 KB'],
  [8_400_000, '8.4 MB'],
  [120_000_000, '120 MB'],
  [1_500_000_000, '1.5 GB'],
])('%d bytes are %s', (bytes, text) => {
  expect(sizeText(bytes, 'en')).toBe(text);
});

const video: StoryMedia = { url: 'https://x.example/a.mp4', kind: 'video' };

test('the page plays files of https, and no page of a player', () => {
  const played = (url: string, type?: string): boolean => isPlayable({ url, kind: 'video', ...(type && { type }) });
  expect([played('https://x.example/a.mp4?b'), played('https://x.example/a', 'video/mp4')]).toEqual([true, true]);
  expect([
    played('http://x.example/a.mp4'),
    played('https://x.example/a'),
    played('https://x.example/', 'text/html'),
  ]).toEqual([false, false, false]);
});

test('a video stands in the place of the picture if it is the first file', () => {
  expect(leadVideo([video])).toBe(video);
  expect(leadVideo([{ url: 'https://x.example/a.mp3', kind: 'audio' }, video])).toBeUndefined();
  expect(leadVideo([])).toBeUndefined();
});

test.each([
  ['https://x.example/a.jpg', 'https://x.example/a.jpg'],
  ['http://x.example/a.jpg', 'https://x.example/a.jpg'],
  ['http://x.example:8080/a.jpg', null],
  [null, null],
])('the picture at %s is shown from %s', (url, shown) => {
  expect(pictureAddress(url)).toBe(shown);
});
