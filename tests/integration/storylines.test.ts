import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Api } from '../helpers/api.ts';
import { openWorld, type World } from '../helpers/world.ts';

let world: World;
let papers: Api[];
beforeAll(async () => {
  world = await openWorld({ workers: 2 });
  papers = [];
  for (const name of ['The Harbour Post', 'Meridian Wire', 'The Inland Echo'])
    papers.push((await world.publisher(name)).api);
});
afterAll(() => world.close());

const FERRY = [
  {
    headline: 'Ferry Calloway runs aground off Brannock Point with 212 aboard',
    body: 'The ferry Calloway ran aground on the rocks off Brannock Point early on Tuesday with 212 passengers aboard. Lifeboats from Port Amsel took everyone off within two hours, the coastguard said. The captain, Ilse Vorn, said a rudder had failed in heavy swell.',
  },
  {
    headline: 'All 212 passengers safe after ferry Calloway strikes rocks at Brannock Point',
    body: 'Lifeboats rescued all 212 passengers from the ferry Calloway, which struck rocks at Brannock Point before dawn. Captain Ilse Vorn told the coastguard that the rudder failed. The vessel was on its way from Port Amsel.',
  },
];
const CHESS = {
  headline: 'Teenager Odette Marsh wins the Quenara chess open',
  body: 'Odette Marsh, aged 15, won the Quenara open on Sunday after a queen sacrifice in the final round against the grandmaster Pavel Drozd. She is the youngest winner since the tournament began.',
};

test('two reports of one event that arrive at once on two workers end in one storyline', async () => {
  const answers = await Promise.all(FERRY.map((story, index) => papers[index]?.post('/stories', story)));
  const ends = await Promise.all(answers.map((answer) => world.api().finished(answer?.body.id)));
  const stories = await Promise.all(
    ends.map(async ({ storyId }) => (await world.api().get(`/stories/${storyId}`)).body),
  );
  expect(stories[0].storyline.id).toBe(stories[1].storyline.id);
  expect(stories[0].storyline).toMatchObject({ stories: 2, publishers: 2 });
  const { body } = await world.api().get(`/storylines/${stories[0].storyline.id}`);
  expect(body.storyline).toMatchObject({ stories: 2, publishers: 2, headline: expect.stringContaining('Calloway') });
  expect(body.stories).toHaveLength(2);
});

test('another event is another storyline, and a story alone is one of its own', async () => {
  const { storyId } = (await papers[2]?.publish(CHESS)) ?? {};
  const { body } = await world.api().get(`/stories/${storyId}`);
  expect(body.storyline).toMatchObject({ stories: 1, publishers: 1 });
});

test('a correction stays in its storyline, and a retraction leaves the counts', async () => {
  const { body: list } = await world.api().get('/stories?q=Calloway');
  const [card] = list.stories;
  const owner = papers[card.publisher.name === 'The Harbour Post' ? 0 : 1];
  const corrected = await owner?.patch(`/stories/${card.id}`, { headline: `${card.headline}, coastguard says` });
  await world.api().finished(corrected?.body.id);
  const after = (await world.api().get(`/stories/${card.id}`)).body;
  expect(after.storyline).toEqual(card.storyline);
  const retracted = await owner?.delete(`/stories/${card.id}`, { reason: 'Withdrawn' });
  await world.api().finished(retracted?.body.id);
  const { body } = await world.api().get(`/storylines/${card.storyline.id}`);
  expect(body.storyline).toMatchObject({ stories: 1, publishers: 1 });
});

test('nearly the same text in two papers is two stories, the second filed under the first', async () => {
  const agency =
    'The council of Drovany voted on Thursday to reopen the old mill road after three winters of repairs. ' +
    'Engineers replaced eleven culverts and widened the bend above the weir, where two lorries met every morning. ' +
    'Residents of the upper village had asked for the work since the flood, said the mayor, Teodor Anselm. ' +
    'Traffic will be let through in one direction at a time until the spring, with lights at both ends of the gorge.';
  const first = await papers[0]?.publish({ headline: 'Mill road at Drovany to reopen', body: agency });
  const second = await papers[1]?.publish({ headline: 'Drovany mill road reopens', body: `${agency} (Wire)` });
  expect(second.storyId).not.toBe(first.storyId);
  const { body: copy } = await world.api().get(`/stories/${second.storyId}`);
  const { body: original } = await world.api().get(`/stories/${first.storyId}`);
  expect(copy.copyOf).toMatchObject({ id: first.storyId });
  expect(original.alsoIn).toMatchObject([{ id: second.storyId, publisher: { name: 'Meridian Wire' } }]);
  expect(copy.storyline.id).toBe(original.storyline.id);
});

test('a storyline that does not exist is not found', async () => {
  expect((await world.api().get('/storylines/01a20ac4-4460-74ba-8102-f0781fb15ef2')).status).toBe(404);
});
