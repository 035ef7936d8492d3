import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Api } from '../helpers/api.ts';
import { openWorld, type World } from '../helpers/world.ts';

let world: World;
let ours: Api;
let theirs: Api;
beforeAll(async () => {
  world = await openWorld({ workers: 2 });
  ours = (await world.publisher('The Lantern')).api;
  theirs = (await world.publisher('Coast Courier')).api;
});
afterAll(() => world.close());

async function story(id: string): ReturnType<Api['get']> {
  return world.api().get(`/stories/${id}`);
}

const TEXT =
  'The library of Ostrand will lend tools as well as books from next month. Members may take home drills, ladders and ' +
  'sewing machines for a week, said the librarian Nora Quill. Neighbours gave most of them.';

describe('duplicates', () => {
  test('the same address without an id is a correction, or nothing when nothing changed', async () => {
    const url = 'https://lantern.example/library';
    const first = await ours.publish({ headline: 'Library lends tools', body: TEXT, url });
    const again = await ours.publish({
      headline: 'Library lends tools',
      body: TEXT,
      url: `${url}?utm_source=mail#top`,
    });
    expect(again).toMatchObject({ storyId: first.storyId });
    const corrected = await ours.publish({ headline: 'Ostrand library lends tools', body: TEXT, url });
    expect(corrected).toMatchObject({ status: 'published', storyId: first.storyId });
    expect((await story(first.storyId)).body).toMatchObject({ headline: 'Ostrand library lends tools' });
  });

  test('the same text from the same publisher is never a second story', async () => {
    const body = TEXT.replace('Ostrand', 'Hallby').replace('drills', 'saws');
    const first = await ours.publish({ externalId: 'tools-1', headline: 'Hallby lends tools', body });
    const second = await ours.publish({ externalId: 'tools-2', headline: 'HALLBY LENDS TOOLS', body: `${body}\n` });
    expect(second).toMatchObject({ status: 'duplicate', duplicateOf: first.storyId });
    expect(second.reason).toContain('same text');
  });

  test('the same text twenty times at once is one story', async () => {
    const again = {
      headline: 'Tools on loan in Veld',
      body: TEXT.replace('Ostrand', 'Veld').replace('ladders', 'tents'),
    };
    const posted = await Promise.all(Array.from({ length: 20 }, () => theirs.post('/stories', again)));
    const ends = await Promise.all(posted.map(({ body }) => world.api().finished(body.id)));
    expect(new Set(ends.map((end) => end.storyId)).size).toBe(1);
    expect(ends.filter((end) => end.status === 'published')).toHaveLength(1);
  });

  test('two ids under one address are two stories as long as their texts differ', async () => {
    const url = 'https://lantern.example/live';
    const first = await ours.publish({ externalId: 'l1', headline: 'Fire at the mill', body: 'Smoke rises.', url });
    const second = await ours.publish({
      externalId: 'l2',
      headline: 'Mill: arson suspected',
      body: 'Police ask.',
      url,
    });
    expect(second.storyId).not.toBe(first.storyId);
  });

  test('a headline alone may come twice', async () => {
    const first = await ours.publish({ headline: 'Markets open higher' });
    expect((await ours.publish({ headline: 'Markets open higher' })).storyId).not.toBe(first.storyId);
  });
});

describe('storylines', () => {
  const quake = (place: string, minister: string, river: string): string =>
    `A strong earthquake shook ${place} on Monday morning. Houses fell in the old quarter of ${place} and people ran ` +
    `into the streets. Minister ${minister} flew to the valley of the ${river}, where the road is blocked. ` +
    `Hospitals in ${place} treat the injured in tents, ${minister} said.`;

  test('two events of the same kind stay apart', async () => {
    const one = await ours.publish({
      headline: 'Earthquake shakes Tarsin',
      body: quake('Tarsin', 'Olga Brandt', 'Leth'),
    });
    const other = await theirs.publish({
      headline: 'Strong earthquake hits Moravel',
      body: quake('Moravel', 'Jens Okafor', 'Sabre').replace('People', 'Many people').replace('old', 'northern'),
    });
    const [a, b] = [(await story(one.storyId)).body, (await story(other.storyId)).body];
    expect(a.storyline.id).not.toBe(b.storyline.id);
  });

  test('a story that connects two storylines makes them one, and the wire says so', async () => {
    const reader = await world.reader({ filter: { any: ['strike'] } });
    const pilots = 'Pilots of Meridian Air walked out at Corvane airport on Friday over night flights.';
    const talks = 'Union leader Petra Halm and the airline director Simon Aske talked until midnight without a result.';
    const first = await ours.publish({
      headline: 'Meridian Air pilots walk out at Corvane',
      body: `${pilots} Forty flights from Corvane were cancelled and travellers slept in the halls.`,
      topics: ['Strike'],
    });
    const second = await theirs.publish({
      headline: 'Halm and Aske fail to agree',
      body: `${talks} Petra Halm called the offer of Simon Aske an insult to every crew.`,
      topics: ['Strike'],
    });
    const before = (await story(second.storyId)).body.storyline.id;
    expect((await story(first.storyId)).body.storyline.id).not.toBe(before);
    await theirs.publish({
      headline: 'Meridian Air pilots walk out at Corvane as Halm and Aske fail to agree',
      body: `${pilots} ${talks} Forty flights from Corvane were cancelled. Petra Halm called the offer of Simon Aske an insult.`,
      topics: ['Strike'],
    });
    const [a, b] = [(await story(first.storyId)).body, (await story(second.storyId)).body];
    expect(a.storyline).toMatchObject({ stories: 3, publishers: 2 });
    expect(b.storyline).toEqual(a.storyline);
    const events = await reader.received(4);
    const merged = events.find((event) => event.type === 'storyline.merged');
    expect(merged).toMatchObject({ into: a.storyline.id });
    const { body } = await world.api().get(`/storylines/${before}`);
    expect(body.storyline.id).toBe(a.storyline.id);
  });

  test('counts and members agree, whatever has happened', async () => {
    const { rows } = await world.db.query(sql`
      SELECT l.id FROM storylines l
      LEFT JOIN storyline_members m ON m.storyline_id = l.id AND m.standing
      GROUP BY l.id HAVING l.stories <> count(m.story_id) OR l.publishers <> count(DISTINCT m.publisher_id)`);
    expect(rows).toEqual([]);
  });
});

describe('topics', () => {
  test('an alias that an operator adds brings two names of a topic together', async () => {
    await world.db.query(sql`
      INSERT INTO topic_aliases (alias, slug, label) VALUES ('old-lady', 'central-bank', 'Central Bank')`);
    const fresh = await openWorld({ servers: 0, workers: 0 });
    await fresh.close();
    const { storyId } = await ours.publish({ headline: 'Rates stay', topics: ['U.S.', 'Trumps', 'President Trump'] });
    const { body } = await story(storyId);
    expect(body.topics).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ slug: 'united-states', label: 'United States' }),
        expect.objectContaining({ slug: 'trump', label: 'Trump' }),
      ]),
    );
  });

  test('a text without topics gets its names, a section and a language', async () => {
    const body =
      'Striker Mira Kolb scored twice as Ostrand United won the league final against Hallby. Kolb left the match after ' +
      'an hour. Her coach said that Mira Kolb would play next season. Ostrand United last won the championship in 1998.';
    const { storyId } = await theirs.publish({ headline: 'Mira Kolb wins the league for Ostrand United', body });
    const { body: found } = await story(storyId);
    expect(found.topics.map(({ slug }: { slug: string }) => slug)).toEqual(
      expect.arrayContaining(['mira-kolb', 'ostrand-united']),
    );
    expect(found).toMatchObject({ section: 'sport', language: 'en' });
  });
});

test.each(['0001-01-01T00:00:00Z', '9999-12-31T23:59:59Z'])('a story may be dated %s', async (publishedAt) => {
  const body = `${TEXT} The paper said so on ${publishedAt}.`;
  const { storyId, status } = await ours.publish({ headline: `Tools of ${publishedAt}`, body, publishedAt });
  expect(status).toBe('published');
  const { body: shown } = await story(storyId);
  expect(new Date(shown.publishedAt).getTime()).toBe(new Date(publishedAt).getTime());
});
