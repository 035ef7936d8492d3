import { afterEach, beforeEach, expect, test } from 'vitest';
import type { TrendingTopic } from '../../shared/contract/trending-shapes.ts';
import { computeCandidates } from '../../worker/trending/compute-candidates.ts';
import { computeTrending } from '../../worker/trending/compute-trending.ts';
import type { Api } from '../helpers/api.ts';
import { newswire } from '../helpers/commands.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { openWorld, type World } from '../helpers/world.ts';

const STORIES = { Floods: 4, Flooding: 3, 'Port Amsel': 5 };

let world: World;
let moderator: Api;
let key: string;
beforeEach(async () => {
  world = await openWorld();
  const { body: publisher } = await world.api().post('/publishers', { name: 'Moderators' });
  const { body } = await world.api().post(`/publishers/${publisher.id}/keys`, { scopes: ['moderate'] });
  key = body.key;
  moderator = world.api(key);
});
afterEach(() => world.close());

async function publish(api: Api, headlines: string[], topics: string[] = []): Promise<string[]> {
  const { body } = await api.post(
    '/stories',
    headlines.map((headline) => ({ headline, topics })),
  );
  const ends = await Promise.all(body.submissions.map(({ id }: { id: string }) => api.finished(id)));
  return ends.map(({ storyId }) => storyId);
}

async function publishTopics(): Promise<void> {
  for (const [topic, count] of Object.entries(STORIES)) {
    const headlines = Array.from({ length: count }, (_, index) => `News ${index} of ${topic}`);
    await publish(world.api(), headlines, [topic]);
  }
}

const rule = (slug: string, ruling: object, api = moderator) =>
  api.send('PUT', `/topics/${slug}/ruling`, JSON.stringify({ reason: 'Because', ...ruling }), {
    'Content-Type': 'application/json',
  });
const undo = (slug: string) => moderator.delete(`/topics/${slug}/ruling`, { reason: 'After all' });
const refusal = async (answer: ReturnType<typeof rule>) => {
  const { status, body } = await answer;
  return [status, body.errors?.map(({ field, rule: broken }: { field: string; rule: string }) => `${field} ${broken}`)];
};
const log = async () => (await moderator.get('/moderation/log')).body.entries;

/** Waits for these trending topics, with their number of stories, in any order. */
async function untilTrending(expected: Record<string, number>): Promise<void> {
  await waitFor(`what trends is ${JSON.stringify(expected)}`, async () => {
    await computeTrending(world.db, world.redis, world.keys, new Date());
    const { body } = await world.api().get('/trending');
    const found = body.topics.map(({ slug, stories }: TrendingTopic) => [slug, stories]);
    return JSON.stringify(found.sort()) === JSON.stringify(Object.entries(expected).sort());
  });
}

test('TREND3 a topic that is held back does not trend, until that is undone; both are in the log', async () => {
  await publishTopics();
  await untilTrending({ floods: 4, flooding: 3, 'port-amsel': 5 });
  const { status, body } = await rule('Port%20Amsel', { act: 'hold' });
  expect([status, body]).toEqual([
    200,
    expect.objectContaining({ slug: 'port-amsel', label: 'Port Amsel', act: 'hold', into: null, reason: 'Because' }),
  ]);
  await untilTrending({ floods: 4, flooding: 3 });
  expect((await moderator.get('/topic-rulings')).body.rulings).toEqual([body]);
  expect((await undo('port-amsel')).status).toBe(204);
  await untilTrending({ floods: 4, flooding: 3, 'port-amsel': 5 });
  expect(await log()).toMatchObject([
    { action: 'topic.freed', reason: 'After all', details: { slug: 'port-amsel', before: 'hold' } },
    { action: 'topic.held', by: { name: 'Moderators' }, reason: 'Because', details: { name: 'Port Amsel' } },
  ]);
  expect((await undo('port-amsel')).status).toBe(404);
});

test('TREND4 the stories of a merged topic count for the other, once each and along a chain', async () => {
  await publishTopics();
  await publish(world.api(), ['Both say it'], ['Floods', 'Flooding']);
  expect((await rule('flooding', { act: 'merge', into: 'Floods' })).body.into).toEqual({
    slug: 'floods',
    label: 'Floods',
  });
  await untilTrending({ floods: 8, 'port-amsel': 5 });
  await rule('floods', { act: 'merge', into: 'port-amsel' });
  await untilTrending({ 'port-amsel': 13 });
  await undo('floods');
  await untilTrending({ floods: 8, 'port-amsel': 5 });
});

test('TREND4 a ruling names what is wrong, and two at once make no cycle', async () => {
  await publishTopics();
  const merge = (slug: string, into: unknown) => rule(slug, { act: 'merge', into });
  expect(await refusal(merge('floods', 'FLOODS'))).toEqual([422, ['into itself']]);
  expect(await refusal(merge('floods', 'nowhere'))).toEqual([422, ['into unknown']]);
  expect(await refusal(merge('floods', undefined))).toEqual([422, ['into rule']]);
  expect(await refusal(rule('floods', { act: 'hold', into: 'flooding' }))).toEqual([422, ['into rule']]);
  expect(await refusal(rule('floods', { act: 'praise', reason: ' ' }))).toEqual([422, ['act one_of', 'reason rule']]);
  expect(await refusal(rule('floods', { act: 'admit' }))).toEqual([422, ['slug not_proven']]);
  expect((await rule('nowhere', { act: 'hold' })).body.code).toBe('not_found');
  expect((await rule('!!', { act: 'hold' })).body.code).toBe('not_found');
  const both = await Promise.all([merge('floods', 'flooding'), merge('flooding', 'floods')]);
  expect(both.map(({ status }) => status).sort()).toEqual([200, 422]);
  const refused = both.find(({ status }) => status === 422);
  expect(refused?.body.errors).toMatchObject([{ field: 'into', rule: 'cycle' }]);
  const { rulings } = (await moderator.get('/topic-rulings')).body;
  expect(rulings).toHaveLength(1);
  // A later ruling replaces the one before.
  await rule(rulings[0].slug, { act: 'hold' });
  expect((await moderator.get('/topic-rulings')).body.rulings).toMatchObject([{ act: 'hold', into: null }]);
});

test('TREND5 a word that the headlines prove is admitted, and stories get it: those of the hour and those to come', async () => {
  const papers = await Promise.all(['One', 'Two', 'Three'].map((name) => world.publisher(name)));
  await publish(
    world.api(),
    Array.from({ length: 60 }, (_, index) => `Council meeting number ${index}`),
  );
  await world.db.query(`UPDATE stories SET released_at = released_at - interval '5 hours'`);
  const ids: string[] = [];
  for (const { api } of papers) {
    ids.push(...(await publish(api, ['Stranded balloons seen again', 'More balloons over the harbour'])));
  }
  await waitFor('the candidates are found', () => computeCandidates(world.db, world.redis, world.keys, new Date()));
  const { candidates } = (await moderator.get('/topic-candidates')).body;
  const found = candidates.find(({ slug }: { slug: string }) => slug === 'balloons');
  expect(found).toMatchObject({ label: 'Balloons', stories: 6, publishers: 3, headlines: expect.any(Array) });
  expect((await rule('balloons', { act: 'admit' })).body).toMatchObject({ act: 'admit', label: 'Balloons' });
  const topicsOf = async (id: string | undefined) => (await world.api().get(`/stories/${id}`)).body.topics;
  const balloons = { slug: 'balloons', label: 'Balloons', kind: 'subject' };
  for (const id of ids) {
    await waitFor('the story has the topic', async () =>
      (await topicsOf(id)).some(({ slug }: { slug: string }) => slug === 'balloons'),
    );
    expect(await topicsOf(id)).toContainEqual(balloons);
  }
  await untilTrending({ balloons: 6 });
  const [later] = await publish(world.api(), ['A balloon lands in a garden']);
  await waitFor('the later story has the topic', async () =>
    (await topicsOf(later)).some(({ slug }: { slug: string }) => slug === 'balloons'),
  );
  expect((await world.api().get('/stories?any=balloons')).body.stories).toHaveLength(7);
  await waitFor('they are looked for again', () => computeCandidates(world.db, world.redis, world.keys, new Date()));
  const { body: after } = await moderator.get('/topic-candidates');
  expect(after.candidates.map(({ slug }: { slug: string }) => slug)).not.toContain('balloons');
});

test('the command line rules about topics, and undoes it', async () => {
  await publishTopics();
  const run = (...args: string[]) =>
    newswire(['topic', ...args], { ...world.env, NEWSWIRE_URL: world.url(), NEWSWIRE_KEY: key });
  const merged = await run('merge', 'Flooding', 'Floods', '--reason', 'One event');
  expect([merged.code, merged.stdout]).toEqual([0, 'Flooding counts for Floods.\n']);
  const held = await run('hold', 'port-amsel', '--reason', 'A port is always there');
  expect([held.code, held.stdout]).toEqual([0, 'Port Amsel is held back.\n']);
  const { stdout } = await run('rulings');
  expect(stdout).toMatch(/port-amsel +hold .*A port is always there.*\nflooding +merge .*floods.*One event/);
  expect((await run('candidates')).code).toBe(0);
  const refused = await run('admit', 'Screws', '--reason', 'x');
  expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining('candidate')]);
  expect((await run('undo', 'flooding', '--reason', 'Two after all')).code).toBe(0);
  expect((await moderator.get('/topic-rulings')).body.rulings).toHaveLength(1);
});
