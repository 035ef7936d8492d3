import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../helpers/world.ts';

let world: World;
const QUAKE = (place: string) => ({
  headline: `Strong earthquake of magnitude 7.1 shakes ${place}, dozens feared dead`,
  body: `A strong earthquake of magnitude 7.1 struck ${place} on Tuesday morning. Rescue workers in ${place} searched collapsed buildings. The governor of ${place}, Ramona Keller, declared an emergency after the magnitude 7.1 earthquake.`,
  topics: ['Earthquake'],
});
beforeAll(async () => {
  world = await openWorld();
  for (const name of ['First', 'Second', 'Third']) {
    await (await world.publisher(name)).api.publish(QUAKE('Valdera'));
  }
  const alone = (await world.publisher('Alone')).api;
  await alone.publish({ headline: 'A new bakery opens in Port Amsel', topics: ['Bread'] });
  await alone.publish({ headline: 'Chess club wins again', topics: ['Chess'] });
});
afterAll(() => world.close());

// biome-ignore lint/suspicious/noExplicitAny: a test that reads a wrong field fails by itself
const get = async (path: string): Promise<any> => (await world.api().get(path)).body;

test('the top stories are one card a storyline, the most covered first', async () => {
  const { stories, next } = await get('/stories?sort=top');
  expect(stories.map((story: { storyline: { publishers: number } }) => story.storyline.publishers)).toEqual([3, 1, 1]);
  expect(stories[0].headline).toContain('Valdera');
  expect(next).toBeNull();
});

test('LIST2 a top card has the newest report of each other publisher, and a story alone has none', async () => {
  const { stories } = await get('/stories?sort=top');
  const [quake, ...alone] = stories;
  const names = [quake, ...quake.reports].map(({ publisher }: { publisher: { name: string } }) => publisher.name);
  expect(names.sort()).toEqual(['First', 'Second', 'Third']);
  for (const { headline, releasedAt } of quake.reports) {
    expect(headline).toContain('Valdera');
    expect(Date.parse(releasedAt)).toBeGreaterThan(0);
  }
  expect(alone.map(({ reports }: { reports?: unknown }) => reports)).toEqual([undefined, undefined]);
  const latest = await get('/stories');
  expect(latest.stories.every(({ reports }: { reports?: unknown }) => reports === undefined)).toBe(true);
});

test('the filter holds for the top stories, too', async () => {
  const { stories } = await get('/stories?sort=top&any=bread');
  expect(stories.map((story: { headline: string }) => story.headline)).toEqual(['A new bakery opens in Port Amsel']);
});

test('pages of the top stories follow each other without repetition', async () => {
  const first = await get('/stories?sort=top&limit=2');
  const second = await get(`/stories?sort=top&limit=2&before=${first.next}`);
  const ids = [...first.stories, ...second.stories].map((story: { id: string }) => story.id);
  expect(new Set(ids).size).toBe(3);
  expect(second.next).toBeNull();
});

test('since a place on the wire only what came after it counts', async () => {
  const { stories } = await get('/stories');
  const seq = stories.at(-1).seq + 2;
  const missed = await get(`/stories?sort=top&after=${seq}`);
  expect(missed.stories.map((story: { headline: string }) => story.headline).sort()).toEqual([
    'A new bakery opens in Port Amsel',
    'Chess club wins again',
  ]);
  expect(await get(`/stories/count?after=${seq}`)).toMatchObject({ stories: 2, more: false });
});

test('stories are counted under a filter, with the newest headlines', async () => {
  expect(await get('/stories/count')).toMatchObject({ stories: 5, headlines: { length: 3 } });
  expect(await get('/stories/count?any=earthquake')).toMatchObject({ stories: 3 });
  const later = new Date(Date.now() + 60_000).toISOString();
  expect(await get(`/stories/count?since=${later}`)).toEqual({ stories: 0, more: false, headlines: [] });
});

test('a count that asks for nonsense is refused by name', async () => {
  for (const [query, field] of [
    ['after=x', 'after'],
    ['since=yesterday', 'since'],
    ['limit=3', 'limit'],
  ]) {
    const { status, body } = await world.api().get(`/stories/count?${query}`);
    expect([status, body.code, body.errors[0].field]).toEqual([400, 'bad_query', field]);
  }
});
