import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Api } from '../helpers/api.ts';
import { openWorld, type World } from '../helpers/world.ts';

let world: World;
let api: Api;
beforeAll(async () => {
  world = await openWorld();
  api = (await world.publisher('The Broadcaster')).api;
});
afterAll(() => world.close());

const AUDIO = {
  url: 'https://media.example/episode-12.mp3',
  kind: 'audio',
  type: 'audio/mpeg',
  bytes: 8_400_000,
  durationSeconds: 720,
  title: 'Episode 12',
};
const STORY = {
  headline: 'The lighthouse speaks',
  imageUrl: 'https://media.example/lighthouse.jpg',
  imageAlt: 'A lighthouse in fog',
  imageCaption: 'The lighthouse on <b>Monday</b>.',
  imageCredit: 'Ann Lind',
  media: [AUDIO, { url: 'http://media.example/fog.mp4', kind: 'video' }],
};

test('EDIT12: a whole story has its media and the texts of its picture, a card only what the picture shows', async () => {
  const { storyId } = await api.publish({ ...STORY, topics: ['Beacons'] });
  const { body } = await api.get(`/stories/${storyId}`);
  expect(body).toMatchObject({
    imageAlt: STORY.imageAlt,
    imageCaption: 'The lighthouse on Monday.',
    imageCredit: 'Ann Lind',
    media: STORY.media,
  });
  const [card] = (await api.get('/stories?any=beacons')).body.stories;
  expect(card.imageAlt).toBe(STORY.imageAlt);
  for (const field of ['media', 'imageCaption', 'imageCredit']) expect(card).not.toHaveProperty(field);
});

test('EDIT12: a story without media has an empty list', async () => {
  const { storyId } = await api.publish({ headline: 'Without' });
  const { body } = await api.get(`/stories/${storyId}`);
  expect(body).toMatchObject({ media: [], imageCaption: null, imageCredit: null });
  expect(body).not.toHaveProperty('imageAlt');
});

test('EDIT12: a correction replaces or empties them, as a revision, and what changes nothing is a duplicate', async () => {
  const whole = { ...STORY, headline: 'The lighthouse is corrected', externalId: 'beacon-2' };
  const { storyId } = await api.publish(whole);
  const correct = async (patch: Record<string, unknown>) =>
    api.finished((await api.patch(`/stories/${storyId}`, patch)).body.id);
  await correct({ media: [AUDIO], imageCaption: 'Tuesday.' });
  expect((await api.get(`/stories/${storyId}`)).body).toMatchObject({
    revision: 2,
    media: [AUDIO],
    imageCaption: 'Tuesday.',
    imageCredit: 'Ann Lind',
  });
  expect((await correct({ media: [AUDIO] })).status).toBe('duplicate');
  await correct({ media: null, imageAlt: null, imageCaption: null, imageCredit: null });
  const { body } = await api.get(`/stories/${storyId}`);
  expect(body).toMatchObject({ revision: 3, media: [], imageCaption: null, imageCredit: null });
  expect(body).not.toHaveProperty('imageAlt');
  const { revisions } = (await api.get(`/stories/${storyId}/revisions`)).body;
  expect(
    revisions.map((one: { imageCaption: string; media: unknown[] }) => [one.imageCaption, one.media.length]),
  ).toEqual([
    ['The lighthouse on Monday.', 2],
    ['Tuesday.', 1],
    [null, 0],
  ]);
});

test('EDIT12: the same whole story again, with its media, is a duplicate', async () => {
  const whole = {
    ...STORY,
    headline: 'The lighthouse again',
    externalId: 'beacon-3',
    publishedAt: '2026-11-01T10:00:00Z',
  };
  await api.publish(whole);
  const { body } = await api.post('/stories', whole);
  expect((await api.finished(body.id)).status).toBe('duplicate');
});

test('EDIT12: each address counts once, and a batch may carry media', async () => {
  const stories = [{ ...STORY, headline: 'Twice the same file', media: [AUDIO, AUDIO], topics: ['Twice'] }];
  const { body } = await api.post('/stories', stories);
  const { storyId } = await api.finished(body.submissions[0].id);
  expect((await api.get(`/stories/${storyId}`)).body.media).toEqual([AUDIO]);
});

test.each([
  ['media', Array.from({ length: 11 }, (_, no) => ({ ...AUDIO, url: `https://media.example/${no}.mp3` })), 'media'],
  ['media', [{ url: 'ftp://media.example/a.mp3', kind: 'audio' }], 'media.0.url'],
  ['media', [{ url: 'https://media.example/a.gif', kind: 'picture' }], 'media.0.kind'],
  ['media', [{ ...AUDIO, type: 'mp3' }], 'media.0.type'],
  ['media', [{ ...AUDIO, bytes: -1 }], 'media.0.bytes'],
  ['media', [{ ...AUDIO, durationSeconds: -1 }], 'media.0.durationSeconds'],
  ['media', [{ ...AUDIO, autoplay: true }], 'media.0.autoplay'],
  ['imageAlt', ' ', 'imageAlt'],
  ['imageCaption', 'a'.repeat(2_001), 'imageCaption'],
  ['imageCredit', 'a\u0000', 'imageCredit'],
])('EDIT12: bad %s is refused by name: %j', async (field, value, named) => {
  const { status, body } = await api.post('/stories', { headline: 'Bad media', [field]: value });
  expect(status).toBe(422);
  expect(body.errors.map((error: { field: string }) => error.field)).toContain(named);
});

const IMAGE = {
  url: 'https://media.example/choir.jpg',
  ...{ alt: 'A choir', caption: 'The choir on <b>Sunday</b>.', credit: 'Bo Ek', width: 3_000, height: 2_000 },
  focalPoint: { x: 0.25, y: 0.5 },
};
const FRAME = { width: 3_000, height: 2_000, focalPoint: { x: 0.25, y: 0.5 } };

test('EDIT12: a picture as one object is the same as its fields, with its size and focal point', async () => {
  const { storyId } = await api.publish({
    headline: 'The choir sings',
    topics: ['Choirs'],
    image: IMAGE,
    imageUrl: 'https://x.example/',
  });
  const { body } = await api.get(`/stories/${storyId}`);
  expect(body).toMatchObject({ imageUrl: IMAGE.url, imageAlt: 'A choir', imageCredit: 'Bo Ek', imageFrame: FRAME });
  expect(body.image).toMatchObject({ ...FRAME, alt: 'A choir', caption: 'The choir on Sunday.', credit: 'Bo Ek' });
  const [card] = (await api.get('/stories?any=choirs')).body.stories;
  expect(card.image).toMatchObject({ ...FRAME, alt: 'A choir' });
  const feed = await (await fetch(`${world.url()}/feed.rss?any=choirs`)).text();
  expect(feed).toContain('<media:credit>Bo Ek</media:credit>');
  expect(feed).toMatch(/<media:content [^>]*url="https:\/\/media\.example\/choir\.jpg"[^>]*width="3000"/);
});

test('EDIT12: a correction replaces a whole picture; the frame goes with the picture that it belongs to', async () => {
  const { storyId } = await api.publish({ headline: 'The choir hums', image: IMAGE });
  const correct = async (patch: Record<string, unknown>) => {
    await api.finished((await api.patch(`/stories/${storyId}`, patch)).body.id);
    return (await api.get(`/stories/${storyId}`)).body;
  };
  const other = await correct({ image: { url: 'https://media.example/b.jpg', credit: 'Di Lo' } });
  expect(other).toMatchObject({ imageUrl: 'https://media.example/b.jpg', imageCaption: null, imageCredit: 'Di Lo' });
  expect(other).not.toHaveProperty('imageFrame');
  await correct({ image: IMAGE });
  const third = await correct({ imageUrl: 'https://media.example/c.jpg' });
  expect(third).toMatchObject({ imageUrl: 'https://media.example/c.jpg', imageAlt: 'A choir' });
  expect(third).not.toHaveProperty('imageFrame');
  expect(await correct({ image: null })).toMatchObject({ imageUrl: null, imageCaption: null, imageCredit: null });
});

test.each([
  [{ url: 'ftp://media.example/a' }, 'image.url'],
  [{ alt: 'No address' }, 'image.url'],
  [{ ...IMAGE, focalPoint: { x: 1.5, y: 0 } }, 'image.focalPoint.x'],
  [{ ...IMAGE, width: 0 }, 'image.width'],
  [{ ...IMAGE, credit: ' ' }, 'image.credit'],
])('EDIT12: a picture %j is refused for its %s', async (image, field) => {
  const { status, body } = await api.post('/stories', { headline: 'Refused', image });
  expect([status, body.errors[0].field]).toEqual([422, field]);
});
