import { Queue } from 'bullmq';
import type { PoolClient } from 'pg';
import sql from 'sql-template-tag';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readEvents } from '../../shared/node/db/wire/event-store.ts';
import { numberEvents, readWireState } from '../../shared/node/db/wire/wire-store.ts';
import { EDIT_QUEUE } from '../../shared/node/queue/edit-queue.ts';
import { queueOptions } from '../../shared/node/queue/queue-options.ts';
import { appendEvents, readStream, streamTop } from '../../shared/node/redis/wire-stream.ts';
import { createAnnouncer } from '../../shared/node/wire/announcer.ts';
import { appendMissing } from '../../shared/node/wire/append-missing.ts';
import { recordStories } from '../helpers/record-stories.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { openWorld, type World } from '../helpers/world.ts';

/** A world whose worker is ours to crash: the steps are called by hand. */
let world: World;
let key: string;
beforeEach(async () => {
  world = await openWorld({ workers: 0 });
  key = world.keys.wire((await readWireState(world.db)).wireId);
});
afterEach(() => world.close());

const STREAM_EVENTS = 50;
const announcerDeps = () => ({ db: world.db, redis: world.redis, keys: world.keys, streamEvents: STREAM_EVENTS });

/** The numbers of the events in the stream; each stands there under its own. */
async function streamSeqs(): Promise<number[]> {
  const seqs = (await readStream(world.redis, key, 0, 10_000)).map((envelope) => envelope.event.seq);
  const entries = await world.redis.xrange(key, '-', '+');
  expect(entries.map(([id]) => id)).toEqual(seqs.map((seq) => `${seq}-0`));
  return seqs;
}

const SEQS = 'SELECT id, seq, at FROM wire_events WHERE seq IS NOT NULL ORDER BY seq';

/** Whether somebody waits for a lock that this connection holds. */
async function isWaitedFor(holder: PoolClient): Promise<boolean> {
  const { rows: own } = await holder.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  const { rows } = await world.db.query(
    sql`SELECT FROM pg_stat_activity WHERE ${own[0]?.pid}::int = ANY (pg_blocking_pids(pid))`,
  );
  return rows.length > 0;
}

function upTo(last: number, first = 1): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

test('a crash between recording and numbering heals at the next announcement', async () => {
  await recordStories(world, 3);
  expect((await readWireState(world.db)).lastSeq).toBe(0);
  expect((await world.api().get('/stories')).body.stories).toEqual([]);
  const reader = await world.reader();
  await createAnnouncer(announcerDeps()).announce();
  expect((await reader.received(3)).map((event) => event.seq)).toEqual([1, 2, 3]);
});

test('a crash between numbering and appending heals at the next announcement', async () => {
  await recordStories(world, 3);
  await numberEvents(world.db);
  expect(await streamTop(world.redis, key)).toBe(0);
  await createAnnouncer(announcerDeps()).announce();
  expect(await streamSeqs()).toEqual([1, 2, 3]);
});

test.each([
  ['recording', async (): Promise<unknown> => undefined],
  ['numbering', (): Promise<unknown> => numberEvents(world.db)],
] as const)('a crash after %s heals by the timer of a worker that has nothing else to do', async (_step, goOn) => {
  // One alone: two might be joined into a storyline by another turn of maintenance, which announces, too.
  await recordStories(world, 1);
  await goOn();
  // Its job in the queue would announce it again.
  await new Queue(EDIT_QUEUE, queueOptions(world.redis, world.keys, EDIT_QUEUE)).drain();
  await world.addWorker();
  await waitFor('the event is on the stream', async () => (await streamTop(world.redis, key)) === 1);
});

test('a crash in the middle of appending leaves no hole', async () => {
  await recordStories(world, 5);
  await numberEvents(world.db);
  const events = await readEvents(world.db, { after: 0, limit: 2 });
  await appendEvents(world.redis, key, { expectedTop: 0, restart: false, maxLength: STREAM_EVENTS, events });
  await createAnnouncer(announcerDeps()).announce();
  expect(await streamSeqs()).toEqual([1, 2, 3, 4, 5]);
});

test('announcers that race neither repeat nor reorder nor leave a hole', async () => {
  await recordStories(world, 40);
  const announcers = Array.from({ length: 8 }, () => createAnnouncer(announcerDeps()));
  await Promise.all(announcers.flatMap((announcer) => [announcer.announce(), announcer.announce()]));
  expect(await streamSeqs()).toEqual(upTo(40));
});

test('a numbering that is held up before its commit gives numbers that no other gives again', async () => {
  await recordStories(world, 3);
  const slow = await world.db.connect();
  await slow.query('BEGIN');
  expect((await numberEvents(slow)).lastSeq).toBe(3);
  await recordStories(world, 2, 'Meanwhile');
  const quick = numberEvents(world.db);
  await waitFor('the second one waits for the first', () => isWaitedFor(slow));
  const { rows: given } = await slow.query(SEQS);
  await slow.query('COMMIT');
  slow.release();
  expect((await quick).lastSeq).toBe(5);
  const { rows: kept } = await world.db.query(SEQS);
  expect(kept.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5]);
  expect(kept.slice(0, 3)).toEqual(given);
});

test('an announcer that was overtaken appends nothing', async () => {
  await recordStories(world, 4);
  await numberEvents(world.db);
  const late = await readEvents(world.db, { after: 0, limit: 2 });
  await appendMissing(announcerDeps());
  const top = await appendEvents(world.redis, key, {
    expectedTop: 0,
    restart: false,
    maxLength: STREAM_EVENTS,
    events: late,
  });
  expect(top).toBe(4);
  expect(await streamSeqs()).toEqual([1, 2, 3, 4]);
});

test('a stream that was flushed is filled again with the newest events', async () => {
  await recordStories(world, 80);
  await createAnnouncer(announcerDeps()).announce();
  await world.redis.del(key);
  await createAnnouncer(announcerDeps()).announce();
  expect(await streamSeqs()).toEqual(upTo(80, 31));
});

test('a stream that fell back is appended to from where it stands, without a hole', async () => {
  await recordStories(world, 10);
  await createAnnouncer(announcerDeps()).announce();
  await world.redis.xdel(key, '8-0', '9-0', '10-0');
  // What Redis reloads after losing its tail has no memory of the lost ids either.
  await world.redis.call('XSETID', key, '7-0');
  await createAnnouncer(announcerDeps()).announce();
  expect(await streamSeqs()).toEqual(upTo(10));
});

/** Follows the wire under its new id. */
async function followNewWire(): Promise<void> {
  const { wireId } = await readWireState(world.db);
  expect(world.keys.wire(wireId)).not.toBe(key);
  expect(await world.redis.exists(key)).toBe(0);
  key = world.keys.wire(wireId);
}

test('a record that has lost events of the stream goes on under another id, so that nobody takes the next for those', async () => {
  await recordStories(world, 3);
  await world.redis.xadd(key, '99-0', 'event', '{}');
  await createAnnouncer(announcerDeps()).announce();
  await followNewWire();
  expect(await streamSeqs()).toEqual([1, 2, 3]);
  await world.servers[0]?.ended;
});

/** As after a fail-over to a replica that lacked the newest events: others get their numbers. */
async function loseNewest(count: number): Promise<void> {
  const { lastSeq } = await readWireState(world.db);
  await world.db.query(sql`DELETE FROM wire_events WHERE seq > ${lastSeq - count}`);
  await world.db.query(sql`UPDATE stories SET seq = NULL WHERE seq > ${lastSeq - count}`);
  await world.db.query(sql`UPDATE wire SET last_seq = last_seq - ${count}::bigint`);
}

test.each([
  ['fewer', 1],
  ['as many', 3],
  ['more', 5],
])('WIRE9 the same holds when %s events than were lost have taken their numbers', async (_how, others) => {
  await recordStories(world, 6);
  const announcer = createAnnouncer(announcerDeps());
  await announcer.announce();
  const reader = await world.reader({ since: `${(await readWireState(world.db)).wireId}.0` });
  await reader.received(6);
  await loseNewest(3);
  await recordStories(world, others, 'Others');
  await announcer.announce();
  await recordStories(world, 1, 'Then');
  await announcer.announce();
  await followNewWire();
  expect(await streamSeqs()).toEqual(upTo(3 + others + 1));
  await world.servers[0]?.ended;
  expect(reader.events).toHaveLength(6);
});

test('a server whose newest event is not in the record ends, also without a stream', async () => {
  const { wireId } = await readWireState(world.db);
  await recordStories(world, 2);
  await createAnnouncer(announcerDeps()).announce();
  const reader = await world.reader({ since: `${wireId}.0` });
  await reader.received(2);
  await loseNewest(1);
  await world.redis.del(key);
  await world.servers[0]?.ended;
  expect((await readWireState(world.db)).wireId).not.toBe(wireId);
});

test('a server whose stream vanished gets the events from the record', async () => {
  const reader = await world.reader();
  await recordStories(world, 2);
  await numberEvents(world.db);
  expect((await reader.received(2)).map((event) => event.seq)).toEqual([1, 2]);
});

test('a server whose question Postgres does not answer hands on what the stream brings meanwhile', async () => {
  const reader = await world.reader();
  const holder = await world.db.connect();
  await holder.query('BEGIN');
  await holder.query('LOCK TABLE wire');
  await waitFor('the server asks the record', () => isWaitedFor(holder));
  await recordStories(world, 2);
  await numberEvents(holder);
  const events = await readEvents(holder, { after: 0, limit: 2 });
  await appendEvents(world.redis, key, { expectedTop: 0, restart: false, maxLength: STREAM_EVENTS, events });
  try {
    expect((await reader.received(2)).map((event) => event.seq)).toEqual([1, 2]);
  } finally {
    await holder.query('COMMIT');
    holder.release();
  }
});

test('a server that finds a hole in the stream fills it from the record', async () => {
  const short = { ...announcerDeps(), streamEvents: 5 };
  await recordStories(world, 3);
  await createAnnouncer(short).announce();
  const reader = await world.reader({ since: `${(await readWireState(world.db)).wireId}.0` });
  await reader.received(3);
  await recordStories(world, 12, 'Meanwhile');
  // More than the stream is allowed to hold: it starts again, behind where the server stands.
  await createAnnouncer(short).announce();
  expect((await streamSeqs())[0]).toBeGreaterThan(4);
  expect((await reader.received(15)).map((event) => event.seq)).toEqual(upTo(15));
});

test('a story that is recorded but not numbered is in no list, and its number is its place', async () => {
  await recordStories(world, 3);
  await numberEvents(world.db);
  const { body } = await world.api().get('/stories');
  expect(body.stories.map((story: { seq: number }) => story.seq)).toEqual([3, 2, 1]);
  const { rows } = await world.db.query<{ at: Date }>(sql`SELECT at FROM wire_events WHERE seq = 1`);
  expect(body.stories.at(-1).releasedAt).toBe(rows[0]?.at.toISOString());
});

test('a snapshot and what follows it leave no hole', async () => {
  await world.addWorker();
  const pouring = world.api().post(
    '/stories',
    Array.from({ length: 200 }, (_, index) => ({ headline: `Pour ${index}`, topics: ['Pour'] })),
  );
  const seen = new Set<number>();
  const { body } = await world.api().get('/stories?any=pour&limit=100');
  for (const story of body.stories) seen.add(story.seq);
  const reader = await world.reader({ filter: { any: ['pour'] }, since: body.position });
  await pouring;
  await waitFor('all 200 are seen', () => {
    for (const seq of reader.seqs()) seen.add(seq);
    return seen.size === 200;
  });
});
