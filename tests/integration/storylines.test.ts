import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCorpusCache } from '../../worker/ingest/corpus-cache.ts';
import { reclusterNext } from '../../worker/maintenance/recluster-small.ts';
import type { Api } from '../helpers/api.ts';
import { FERRY } from '../helpers/reports.ts';
import { waitFor } from '../helpers/wait-for.ts';
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

const CHESS = {
  headline: 'Teenager Odette Marsh wins the Quenara chess open',
  body: 'Odette Marsh, aged 15, won the Quenara open on Sunday after a queen sacrifice in the final round against the grandmaster Pavel Drozd. She is the youngest winner since the tournament began.',
};

const DAM = [
  {
    headline: 'Engineers drain the Tollin reservoir after cracks are found in the dam',
    body: 'Engineers began to drain the Tollin reservoir on Friday after divers found cracks in the dam. Villages along the Rasna were told to be ready to leave, said the engineer in charge, Mirel Daas.',
  },
  {
    headline: 'Cracks in Tollin dam: reservoir is drained, villages on the Rasna alerted',
    body: 'Divers found cracks in the Tollin dam, and the reservoir is being drained. Mirel Daas, the engineer in charge, told villages along the Rasna to be ready to leave.',
  },
];

const BRIDGE = [
  {
    headline: 'Ketter bridge closed after barge hits a pier in Ostrand',
    body: 'The Ketter bridge in Ostrand was closed on Tuesday after the barge Halina hit its third pier in fog. Nobody was hurt. Engineers will examine the pier, said the mayor, Runa Velt.',
  },
  {
    headline: 'Barge Halina hits Ketter bridge: pier examined, Ostrand traffic stands',
    body: 'Ostrand has closed the Ketter bridge: the barge Halina struck a pier in fog. Engineers examine the damage, and nobody was hurt, said the mayor, Runa Velt.',
  },
  {
    headline: 'Ostrand closes the Ketter bridge after a barge strikes its pier in fog',
    body: 'In fog, the barge Halina struck the third pier of the Ketter bridge. The mayor of Ostrand, Runa Velt, closed the bridge until engineers have examined the damage. Nobody was hurt.',
  },
];

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

test('LINE11: a story that came too early to fit joins later, and the wire says so', async () => {
  const storyIds: string[] = [];
  for (const [index, story] of DAM.entries()) storyIds.push((await papers[index]?.publish(story))?.storyId ?? '');
  const lone = storyIds[1] ?? '';
  const { rows } = await world.db.query(
    `WITH line AS (
       INSERT INTO storylines (id, lead_story_id, stories, publishers, pair_sum, pair_count)
       VALUES ($1, $1, 1, 1, 0, 0) ON CONFLICT (id) DO UPDATE SET merged_into = NULL, stories = 1, publishers = 1)
     UPDATE storyline_members SET storyline_id = $1 WHERE story_id = $1 RETURNING storyline_id`,
    [lone],
  );
  expect(rows).toHaveLength(1);
  const corpus = createCorpusCache(world.db);
  // The workers look again, too; whoever comes first, it stands in one storyline afterwards.
  await waitFor('the lone story has joined', async () => {
    await reclusterNext(world.db, corpus, { name: 'recluster-soon', ageMs: 0 });
    const [first, second] = await Promise.all(
      storyIds.map(async (id) => (await world.api().get(`/stories/${id}`)).body),
    );
    return first.storyline.id === second.storyline.id && second.storyline.stories === 2;
  });
  const { rows: events } = await world.db.query(
    `SELECT payload FROM wire_events WHERE type = 'storyline.merged' AND story_id = ANY ($1)`,
    [storyIds],
  );
  expect(events.map(({ payload }) => payload.storylineId)).toContain(lone);
});

test('LINE11: so does a storyline of two stories, as a whole', async () => {
  const storyIds: string[] = [];
  for (const [index, story] of BRIDGE.entries()) storyIds.push((await papers[index]?.publish(story))?.storyId ?? '');
  const [lead, ...pair] = storyIds;
  await world.db.query(
    `WITH line AS (
       INSERT INTO storylines (id, lead_story_id, stories, publishers, pair_sum, pair_count)
       VALUES ($1, $1, 2, 2, 0.8, 1) ON CONFLICT (id) DO UPDATE SET merged_into = NULL, stories = 2, publishers = 2),
     rest AS (
       UPDATE storylines SET stories = 1, publishers = 1, pair_sum = 0, pair_count = 0
       WHERE id = (SELECT storyline_id FROM storyline_members WHERE story_id = $3))
     UPDATE storyline_members SET storyline_id = $1 WHERE story_id = ANY ($2)`,
    [pair[0], pair, lead],
  );
  const corpus = createCorpusCache(world.db);
  await waitFor('the two have joined', async () => {
    await reclusterNext(world.db, corpus, { name: 'recluster-soon', ageMs: 0 });
    const stories = await Promise.all(storyIds.map(async (id) => (await world.api().get(`/stories/${id}`)).body));
    return stories.every(({ storyline }) => storyline.stories === 3 && storyline.publishers === 3);
  });
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
