import sql from 'sql-template-tag';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { TrendingTopic } from '../../shared/contract/trending-shapes.ts';
import { findReasons } from '../../shared/node/db/topic/reason-store.ts';
import { computeTrending } from '../../worker/trending/compute-trending.ts';
import { WEIGHTS } from '../../worker/trending/score-topics.ts';
import type { Api } from '../helpers/api.ts';
import { FERRY } from '../helpers/ferry.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { openWorld, type World } from '../helpers/world.ts';

const NAMES = ['The Harbour Post', 'Meridian Wire', 'The Inland Echo', 'Evening Ledger'];
const TOPICS = ['France', 'Floods', 'Vaccines'];

let world: World;
let papers: Api[];
beforeEach(async () => {
  world = await openWorld();
  papers = [];
  for (const name of NAMES) papers.push((await world.publisher(name)).api);
});
afterEach(() => world.close());

async function publish(paper: number, story: Record<string, unknown>): Promise<string> {
  const end = await papers[paper]?.publish(story);
  return end.storyId;
}

async function publishFerry(topics: string[]): Promise<string[]> {
  const ids: string[] = [];
  for (const [index, story] of FERRY.entries()) ids.push(await publish(index, { ...story, topics }));
  return ids;
}

/** The trending topic, as soon as it is as expected. */
function trending(slug: string, isReady: (topic: TrendingTopic) => boolean = () => true): Promise<TrendingTopic> {
  return waitFor(`${slug} trends as expected`, async () => {
    await computeTrending(world.db, world.redis, world.keys, new Date());
    const { body } = await world.api().get('/trending');
    const topic = body.topics.find((each: TrendingTopic) => each.slug === slug);
    return topic !== undefined && isReady(topic) && topic;
  });
}

test('TREND1 the reason is the storyline with most of the stories, named by its lead, not the newest story', async () => {
  const ids = await publishFerry(['Brannock Point']);
  await publish(0, { headline: 'Lighthouse open day', body: 'Tea will be served.', topics: ['Brannock Point'] });
  const topic = await trending('brannock-point', ({ stories }) => stories === 5);
  const { body: lead } = await world.api().get(`/stories/${ids[0]}`);
  expect(topic).toMatchObject({
    stories: 5,
    publishers: 4,
    story: { id: ids[0], headline: FERRY[0]?.headline },
    reason: { storylineId: lead.storyline.id, stories: 4, publishers: 4, names: NAMES.slice(0, 3) },
  });
});

test('TREND1 a lead without the topic tells nothing about it, and a retracted story never does', async () => {
  const first = await publish(0, { ...FERRY[0], topics: ['Floods'] });
  const others: string[] = [];
  for (const paper of [1, 2, 3]) others.push(await publish(paper, { ...FERRY[paper], topics: ['France'] }));
  const reason = async () =>
    (await findReasons(world.db, ['france'], { weights: WEIGHTS, merged: new Map(), now: new Date() })).get('france');
  const whole = await reason();
  expect(whole).toMatchObject({ stories: 3, publishers: 3, names: NAMES.slice(1), lead: null });
  expect(whole?.topicStories.map(({ id }) => id)).toEqual(others.toReversed());
  expect(whole?.topicStories.map(({ id }) => id)).not.toContain(first);
  const gone = await papers[3]?.delete(`/stories/${others[2]}`, { reason: 'Untrue' });
  await papers[3]?.finished(gone?.body.id);
  const rest = await reason();
  expect(rest).toMatchObject({ stories: 2, publishers: 2, names: NAMES.slice(1, 3), lead: null });
  expect(rest?.topicStories.map(({ id }) => id)).toEqual(others.slice(0, 2).toReversed());
  // The lead of the storyline follows the one before when that is retracted.
  const lead = await papers[0]?.delete(`/stories/${first}`, { reason: 'Untrue' });
  await papers[0]?.finished(lead?.body.id);
  expect((await reason())?.lead?.id).toBe(others[0]);
});

test('TREND1 a publisher that repeats its own text brings no news, and one that repeats another does', async () => {
  const headlines = ['Floods at Tollin', 'Floods at Rasna', 'Floods at Drovany', 'Floods at Karsund'];
  const ids: string[] = [];
  for (const headline of headlines) ids.push(await publish(0, { headline, topics: ['Floods'] }));
  ids.push(await publish(1, { headline: 'Floods at Hallby', topics: ['Floods'] }));
  await trending('floods', ({ stories }) => stories === 5);
  await world.db.query(sql`UPDATE storyline_members SET copy_of = ${ids[0]}
    WHERE story_id = ANY (${[ids[1], ids[4]]}::uuid[])`);
  const topic = await trending('floods', ({ stories }) => stories === 4);
  expect(topic).toMatchObject({ publishers: 2 });
  expect(topic.sparkline.reduce((sum, count) => sum + count)).toBe(4);
});

test('TREND2 one event fills at most two places of the bar', async () => {
  await publishFerry(TOPICS);
  const topics = await waitFor('all four reports are counted', async () => {
    await computeTrending(world.db, world.redis, world.keys, new Date());
    const { body } = await world.api().get('/trending');
    return body.topics[0]?.stories === FERRY.length && (body.topics as TrendingTopic[]);
  });
  expect(new Set(topics.map(({ reason }) => reason.storylineId)).size).toBe(1);
  expect(topics).toHaveLength(2);
});
