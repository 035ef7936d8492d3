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
