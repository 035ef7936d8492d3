import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../helpers/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const STORY = {
  headline: 'Ilsa Corvane opens the Corrow Strait after earthquake',
  body:
    'Prime Minister Ilsa Corvane opened the Corrow Strait on Monday. An earthquake had closed the Corrow Strait.\n\n' +
    'Corvane said the quake had moved the buoys.',
  topics: ['Doorknobs', 'France'],
};
const TOPICS = [
  { slug: 'doorknobs', label: 'Doorknobs' },
  { slug: 'france', label: 'France', kind: 'place' },
  { slug: 'corrow-strait', label: 'Corrow Strait', kind: 'place' },
  { slug: 'ilsa-corvane', label: 'Ilsa Corvane', kind: 'person' },
  { slug: 'earthquakes', label: 'Earthquakes', kind: 'subject' },
];

test('LINE13 story and card say what kind each topic is, in the order of given, names, subjects', async () => {
  const { api } = await world.publisher('The Kinds');
  const end = await api.finished((await api.post('/stories', STORY)).body.id);
  const { body: story } = await api.get(`/stories/${end.storyId}`);
  expect(story.topics).toEqual(TOPICS);
  expect(story.section).toBe('world');
  const { body: list } = await api.get('/stories?any=ilsa-corvane');
  expect(list.stories.map(({ topics }: { topics: unknown }) => topics)).toEqual([TOPICS]);
});

test('LINE13 the same story again changes nothing, and a correction names the kinds of its topics', async () => {
  const { api } = await world.publisher('The Patch');
  const first = await api.finished((await api.post('/stories', { ...STORY, externalId: 'one' })).body.id);
  const again = await api.finished((await api.post('/stories', { ...STORY, externalId: 'one' })).body.id);
  expect(again).toMatchObject({ status: 'duplicate', storyId: first.storyId });
  const answer = await api.patch(`/stories/${first.storyId}`, { topics: ['Vaccines', 'Bank of the Estuary', 'Bolts'] });
  await api.finished(answer.body.id);
  const { body } = await api.get(`/stories/${first.storyId}`);
  expect(body.topics).toEqual([
    { slug: 'vaccines', label: 'Vaccines', kind: 'subject' },
    { slug: 'bank-of-the-estuary', label: 'Bank of the Estuary', kind: 'organisation' },
    { slug: 'bolts', label: 'Bolts' },
  ]);
});
