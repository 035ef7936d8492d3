import sql from 'sql-template-tag';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { StoryCard } from '../../shared/domain/story.ts';
import type { Api } from '../helpers/api.ts';
import { openWorld, type World } from '../helpers/world.ts';

let world: World;
let api: Api;
beforeAll(async () => {
  world = await openWorld();
  api = (await world.publisher('The Almanac')).api;
});
afterAll(() => world.close());

/** When the wire's newest event was released. */
async function now(): Promise<string> {
  const { rows } = await world.db.query(sql`SELECT at FROM wire_events ORDER BY seq DESC LIMIT 1`);
  return rows[0].at.toISOString();
}

async function listAt(
  at: string,
  query = '',
): Promise<{ headlines: string[]; stories: StoryCard[]; position: string }> {
  const { status, body } = await api.get(`/stories?at=${encodeURIComponent(at)}${query}`);
  expect(status, JSON.stringify(body)).toBe(200);
  return { ...body, headlines: body.stories.map(({ headline }: StoryCard) => headline) };
}

test('LIST5 the feed as it stood then: its stories, their revisions, what was retracted later', async () => {
  const first = await api.publish({ headline: 'Ten boats', topics: ['Harbour'], section: 'world' });
  const second = await api.publish({ headline: 'Quiet night', topics: ['Harbour'] });
  const then = await now();
  await api.publish({ headline: 'Came later', topics: ['Harbour'] });
  await api.finished(
    (await api.patch(`/stories/${first.storyId}`, { headline: 'Nine boats', section: 'sport' })).body.id,
  );
  const between = await now();
  await api.finished((await api.patch(`/stories/${first.storyId}`, { headline: 'Eight boats' })).body.id);
  await api.finished((await api.delete(`/stories/${second.storyId}`, { reason: 'Invented' })).body.id);

  const past = await listAt(then, '&any=harbour');
  expect(past.headlines).toEqual(['Quiet night', 'Ten boats']);
  expect(past.stories[0]).not.toHaveProperty('retracted');
  expect(past.stories[1]).toMatchObject({ revision: 1, section: 'world' });
  expect((await listAt(between, '&any=harbour')).headlines).toEqual(['Came later', 'Quiet night', 'Nine boats']);
  const today = await listAt(await now(), '&any=harbour');
  expect(today.headlines).toEqual(['Came later', 'Quiet night', 'Eight boats']);
  expect(today.stories[1]?.retracted?.reason).toBe('Invented');
  expect(today.stories).toEqual((await api.get('/stories?any=harbour')).body.stories);
});

test('LIST5 a filter is asked of what a story was then, not of what it is', async () => {
  const { storyId } = await api.publish({ headline: 'Owls return', topics: ['Owls'], section: 'science' });
  const then = await now();
  await api.finished(
    (await api.patch(`/stories/${storyId}`, { headline: 'Cranes return', topics: ['Cranes'] })).body.id,
  );
  expect((await listAt(then, '&any=owls')).headlines).toEqual(['Owls return']);
  expect((await listAt(then, '&any=cranes')).headlines).toEqual([]);
  expect((await listAt(then, '&q=owls')).headlines).toEqual(['Owls return']);
  expect((await listAt(await now(), '&any=owls')).headlines).toEqual([]);
});

test('LIST5 pages lead back to the oldest, and the position plays what came after', async () => {
  for (let no = 1; no <= 5; no += 1) await api.publish({ headline: `Number ${no}`, topics: ['Numbers'] });
  const then = await now();
  await api.publish({ headline: 'Number 6', topics: ['Numbers'] });
  const { body } = await api.get(`/stories?any=numbers&limit=2&at=${then}`);
  const next = await api.get(`/stories?any=numbers&limit=9&at=${then}&before=${body.next}`);
  const headlines = [...body.stories, ...next.body.stories].map(({ headline }: StoryCard) => headline);
  expect(headlines).toEqual([5, 4, 3, 2, 1].map((no) => `Number ${no}`));
  const reader = await world.reader({ filter: { any: ['numbers'] }, since: body.position });
  const [event] = await reader.received(1);
  expect(event).toMatchObject({ story: { headline: 'Number 6' } });
});

test('LIST5 before the wire began there is nothing, and before what is kept there is an answer that says so', async () => {
  expect((await listAt('2001-01-01T00:00:00Z')).headlines).toEqual([]);
  const other = await openWorld();
  await other.api().publish({ headline: 'Old' });
  await other.api().publish({ headline: 'New' });
  await other.db.query(sql`DELETE FROM wire_events WHERE seq = 1`);
  const gone = await other.api().get('/stories?at=2001-01-01T00:00:00Z');
  expect([gone.status, gone.body.code]).toEqual([410, 'history_gone']);
  await other.close();
});

test.each([
  ['at=yesterday', 'at'],
  ['at=2101-01-01T00:00:00Z', 'at'],
  ['at=2020-01-01T00:00:00Z&sort=top', 'at'],
])('%s is refused by name', async (query, field) => {
  const { status, body } = await api.get(`/stories?${query}`);
  expect([status, body.code, body.errors[0].field]).toEqual([400, 'bad_query', field]);
});

test('LIST5 a storyline’s counts are those of then, with what was retracted since', async () => {
  const other = (await world.publisher('The Second')).api;
  const FLOOD = (no: number) => ({
    headline: `Flood at Quillby closes the Sallow bridge, report ${no}`,
    body: `The Sallow rose ${no} centimetres above the Quillby bridge on Monday. Mayor Edda Moorcroft closed the Sallow bridge at Quillby, and ferries from Quillby took ${no}00 people across.`,
    topics: ['Quillby'],
  });
  const { storyId } = await api.publish(FLOOD(3));
  const alone = await now();
  await other.publish(FLOOD(4));
  const both = await now();
  await api.finished((await api.delete(`/stories/${storyId}`, { reason: 'Invented' })).body.id);
  const counts = async (at: string) =>
    (await listAt(at, '&any=quillby')).stories.map(({ storyline: { stories, publishers } }) => [stories, publishers]);
  expect(await counts(alone)).toEqual([[1, 1]]);
  expect(await counts(both)).toEqual([
    [2, 2],
    [2, 2],
  ]);
  expect(await counts(await now())).toEqual([
    [1, 1],
    [1, 1],
  ]);
});
