import sql from 'sql-template-tag';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Filter } from '../../shared/domain/filter.ts';
import { concerns, type EventEnvelope, storyIdsOf } from '../../shared/domain/wire-event.ts';
import { inTransaction } from '../../shared/node/db/database.ts';
import { readStorylineKeys } from '../../shared/node/db/storyline/member-store.ts';
import { backfillEventKeys } from '../../shared/node/db/wire/event-backfill-store.ts';
import { type EventQuery, searchEvents } from '../../shared/node/db/wire/event-search-store.ts';
import { deleteEventsBefore, readEvents } from '../../shared/node/db/wire/event-store.ts';
import { readWireState } from '../../shared/node/db/wire/wire-store.ts';
import { canonicaliseFilter } from '../../shared/node/search/canonicalise-filter.ts';
import { rejoinStoryline } from '../../shared/node/storylines/rejoin-storyline.ts';
import { splitStoryline } from '../../shared/node/storylines/split-storyline.ts';
import { recordMergeEvent } from '../../worker/ingest/record-events.ts';
import { openCommenter } from '../helpers/commenter.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { openWorld, type World } from '../helpers/world.ts';

const TOPICS = ['Apples', 'Pears', 'Plums'];
const SECTIONS = ['world', 'science', undefined];
const LANGUAGES = ['en', 'en-GB', 'fr', undefined];
const PRIORITIES = ['routine', 'urgent', 'flash'];
const WORDS = ['orchard', 'harvest', 'cellar', 'market'];

let world: World;
let events: EventEnvelope[];
let ids: string[];
let publisherId: string;

/** Every combination of what filters ask about, by counting. */
function story(no: number): object {
  const pick = <T>(list: readonly T[], every: number): T => list[Math.floor(no / every) % list.length] as T;
  return {
    headline: `Fruit ${no} ${pick(WORDS, 1)}`,
    body: `${pick(WORDS, 2)} and ${pick(WORDS, 3)}`,
    topics: [pick(TOPICS, 1), pick(TOPICS, 4)],
    section: pick(SECTIONS, 2),
    language: pick(LANGUAGES, 3),
    priority: pick(PRIORITIES, 5),
  };
}

beforeAll(async () => {
  world = await openWorld();
  const { api, id } = await world.publisher('The Orchard');
  publisherId = id;
  const { body } = await api.post(
    '/stories',
    Array.from({ length: 60 }, (_, no) => story(no)),
  );
  const finished = [];
  for (const { id: submission } of body.submissions) finished.push(await api.finished(submission));
  ids = finished.flatMap(({ storyId }) => storyId ?? []);
  const change = async (answer: { body: { id: string } }) => api.finished(answer.body.id);
  // Corrections that leave a topic, a section, words behind; retractions; comments.
  await change(await api.patch(`/stories/${ids[1]}`, { topics: ['Cherries'], section: 'sport' }));
  await change(await api.patch(`/stories/${ids[2]}`, { headline: 'Nothing of it is left', body: '<p>New text</p>' }));
  await change(await api.patch(`/stories/${ids[3]}`, { language: 'de', priority: 'flash' }));
  await change(await api.delete(`/stories/${ids[4]}`, { reason: 'wrong' }));
  // A word that no story has any more: only what the correction removed leads to its events.
  await change(await api.patch(`/stories/${ids[6]}`, { headline: 'A quince' }));
  await change(await api.patch(`/stories/${ids[6]}`, { headline: 'An ordinary fruit' }));
  const commenter = await openCommenter(world.url(), 'Ann Orchard');
  await commenter.write(ids[5] ?? '', 'I have seen it.');
  await divideAndMerge();
  await waitFor('the last acts are on the wire', async () => {
    const types = (await readEvents(world.db, { after: 0, limit: 10_000 })).map(({ event }) => event.type);
    return types.includes('comment.added') && types.filter((type) => type === 'storyline.merged').length > 1;
  });
  await world.workers[0]?.close();
  world.workers.length = 0;
  events = await readEvents(world.db, { after: 0, limit: 10_000 });
});
afterAll(() => world.close());

/** Records events whose words are those of a lead story that is not the one that caused them. */
async function divideAndMerge(): Promise<void> {
  const { rows } = await world.db.query<{ id: string; stories: string[] }>(
    'SELECT storyline_id AS id, array_agg(story_id ORDER BY at) AS stories FROM storyline_members GROUP BY 1 ORDER BY count(*) DESC',
  );
  const [large, small] = rows;
  if (!large || !small) throw new Error('all stories are in one storyline');
  const act = { publisherId, callerId: publisherId, id: large.id, reason: 'two events' };
  const { to } = await splitStoryline(world.db, act, large.stories.slice(-2));
  await rejoinStoryline(world.db, act, to?.id ?? '');
  await inTransaction(world.db, async (tx) => {
    const known = await readStorylineKeys(tx, small.id);
    if (!known) throw new Error('the storyline has no lead');
    const by = { submissionId: null, storyId: large.stories[0] ?? '' };
    await recordMergeEvent(tx, by, { storylineId: small.id, into: large.id, ...known });
  });
}

async function search(query: EventQuery, after: number, limit: number): Promise<number[]> {
  const { lastSeq } = await readWireState(world.db);
  const found = await searchEvents(world.db, query, after);
  const seqs: number[] = [];
  for (let reached = after; reached < lastSeq; ) {
    const step = await found.next({ after: reached, upTo: lastSeq, limit });
    seqs.push(...step.seqs);
    expect(step.reached).toBeGreaterThan(reached);
    reached = step.reached;
  }
  return seqs;
}

/** One of each form, and combinations of two, some of which nothing matches. */
function filters(): Filter[] {
  const parts: Filter[] = [
    { any: ['apples'] },
    { any: ['apples', 'plums'] },
    { any: ['apples', 'pears', 'plums', 'cherries', 'absent'] },
    { all: ['pears'] },
    { all: ['apples', 'plums'] },
    { all: ['absent'] },
    { none: ['plums'] },
    { publishers: [publisherId] },
    { publishers: ['0189d7c0-0000-7000-8000-000000000000'] },
    { sections: ['world'] },
    { sections: ['science', 'sport'] },
    { languages: ['en'] },
    { languages: ['en-GB', 'de'] },
    { minPriority: 'urgent' },
    { minPriority: 'flash' },
    { q: 'orchard' },
    { q: 'orchard harvest' },
    { q: 'nothing left' },
    { q: 'quince' },
    { q: '-orchard' },
    { q: 'market -cellar' },
    { q: 'markets' },
    { q: 'quinces' },
    { q: 'quinces OR topic:plums' },
    { q: '"new text" OR harvesting' },
    { q: '-"new text" -section:world' },
    { q: 'since:1h -lang:en' },
  ];
  return [{}, ...parts, ...parts.flatMap((one) => parts.map((other) => ({ ...one, ...other })))];
}

test('CATCH6 the index finds what a look at every event finds, for every form of filter', async () => {
  expect(events.length).toBeGreaterThan(60);
  for (const filter of filters()) {
    const canonical = canonicaliseFilter(filter);
    const expected = events.filter((envelope) => concerns(canonical, envelope)).map(({ event }) => event.seq);
    if (filter.q === 'quince' && Object.keys(filter).length === 1) expect(expected).toHaveLength(2);
    expect([filter, await search({ filter: canonical }, 0, 1_000)]).toEqual([filter, expected]);
  }
});

test('CATCH6 in steps of any length, from any position', async () => {
  for (const [after, limit] of [
    [0, 1],
    [7, 5],
    [40, 3],
  ] as const) {
    for (const filter of [{}, { any: ['apples', 'pears'] }, { q: 'orchard' }]) {
      const canonical = canonicaliseFilter(filter);
      const expected = events.filter((envelope) => envelope.event.seq > after && concerns(canonical, envelope));
      expect(await search({ filter: canonical }, after, limit)).toEqual(expected.map(({ event }) => event.seq));
    }
  }
});

test('CATCH6 the events about one story are found by its id', async () => {
  for (const storyId of ids.slice(0, 6)) {
    const expected = events.filter(({ event }) => storyIdsOf(event).includes(storyId)).map(({ event }) => event.seq);
    expect(expected.length).toBeGreaterThan(0);
    expect(await search({ storyId }, 0, 1_000)).toEqual(expected);
  }
});

const KEYS = sql`SELECT key, seq FROM event_keys ORDER BY seq, key`;

test('events from before an upgrade are indexed bit by bit, newest first, by one of many', async () => {
  const { rows: before } = await world.db.query(KEYS);
  const { lastSeq } = await readWireState(world.db);
  await world.db.query(sql`DELETE FROM event_keys`);
  await world.db.query(sql`UPDATE event_keys_backfill SET up_to = ${lastSeq}`);
  // Until then every event is looked at.
  const apples = canonicaliseFilter({ any: ['apples'] });
  const expected = events.filter((envelope) => concerns(apples, envelope)).map(({ event }) => event.seq);
  expect(await search({ filter: apples }, 0, 1_000)).toEqual(expected);
  expect(await backfillEventKeys(world.db, 10)).toBe(false);
  const { rows: some } = await world.db.query<{ oldest: number }>(sql`SELECT min(seq) AS oldest FROM event_keys`);
  expect(some[0]?.oldest).toBe(lastSeq - 9);
  let isDone = false;
  while (!isDone) {
    const done = await Promise.all([1, 2, 3].map(() => backfillEventKeys(world.db, 10)));
    isDone = done.every(Boolean);
  }
  expect((await world.db.query(KEYS)).rows).toEqual(before);
});

test('what retention deletes leaves nothing in the index', async () => {
  await deleteEventsBefore(world.db, new Date(Date.now() + 60_000), 10_000);
  expect((await world.db.query(KEYS)).rows).toEqual([]);
});
