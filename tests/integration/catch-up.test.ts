import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parsePosition } from '../../shared/domain/position.ts';
import { deleteEventsBefore } from '../../shared/node/db/wire/event-store.ts';
import { readWireState } from '../../shared/node/db/wire/wire-store.ts';
import type { Reader } from '../helpers/reader.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { openWorld, type World } from '../helpers/world.ts';

const STORIES = 300;

/** Every third story is about apples, every second about pears. */
function stories(from: number, count: number): object[] {
  return Array.from({ length: count }, (_, index) => {
    const number = from + index;
    const topics = [...(number % 3 === 0 ? ['Apples'] : []), ...(number % 2 === 0 ? ['Pears'] : []), 'Fruit'];
    return { headline: `Fruit ${number}`, topics };
  });
}

async function publishAll(world: World, batch: object[]): Promise<void> {
  const { body } = await world.api().post('/stories', batch);
  for (const submission of body.submissions) await world.api().finished(submission.id);
}

async function at(world: World, seq: number): Promise<string> {
  return `${(await readWireState(world.db)).wireId}.${seq}`;
}

/** What a reader with this topic must get after a number, straight from the record. */
async function expectedSeqs(world: World, topic: string, after: number): Promise<number[]> {
  const { rows } = await world.db.query<{ seq: number }>(sql`
    SELECT seq FROM wire_events WHERE keys->'now'->'topics' ? ${topic} AND seq > ${after} ORDER BY seq`);
  return rows.map((row) => row.seq);
}

async function expectComplete(reader: Reader, seqs: number[]): Promise<void> {
  await waitFor('every expected event has come', () => reader.events.length >= seqs.length);
  expect(reader.seqs()).toEqual(seqs);
}

describe('a reader who follows with a position gets what was missed, in order, once', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld({ env: { NEWSWIRE_MEMORY_EVENTS: '20', NEWSWIRE_STREAM_EVENTS: '100' } });
    await publishAll(world, stories(0, STORIES));
    // MAXLEN ~ trims whole nodes only; the boundary is made exact so that the third source is really asked.
    await world.redis.xtrim(world.keys.wire((await readWireState(world.db)).wireId), 'MAXLEN', 100);
  });
  afterAll(() => world.close());

  test.each([
    ['memory', 290],
    ['stream', 220],
    ['database', 5],
  ] as const)('from %s', async (from, after) => {
    const seqs = await expectedSeqs(world, 'apples', after);
    const reader = await world.reader({ filter: { any: ['apples'] }, since: await at(world, after) });
    expect(reader.ack.resumed).toEqual({ events: seqs.length, from });
    await expectComplete(reader, seqs);
    expect(reader.resets).toEqual([]);
  });

  test('from the very beginning', async () => {
    const reader = await world.reader({ since: await at(world, 0) });
    await expectComplete(
      reader,
      Array.from({ length: STORIES }, (_, index) => index + 1),
    );
  });

  test('from the newest position nothing was missed', async () => {
    const reader = await world.reader({ since: await at(world, STORIES) });
    expect(reader.ack.resumed).toEqual({ events: 0, from: 'memory' });
  });

  test('from the database when Redis lost the stream', async () => {
    await world.redis.del(world.keys.wire((await readWireState(world.db)).wireId));
    const seqs = await expectedSeqs(world, 'pears', 220);
    const reader = await world.reader({ filter: { any: ['pears'] }, since: await at(world, 220) });
    await expectComplete(reader, seqs);
  });
});

describe('what cannot be resumed is reset', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld({ env: { NEWSWIRE_MEMORY_EVENTS: '5', NEWSWIRE_STREAM_EVENTS: '5' } });
    await publishAll(world, stories(0, 60));
  });
  afterAll(() => world.close());

  test('a position of another feed: unknown_feed', async () => {
    const reader = await world.reader({ since: 'abcdef.3' });
    await waitFor('the reset has come', () => reader.resets.length === 1);
    expect(reader.resets[0]).toMatchObject({ reason: 'unknown_feed', channel: reader.ack.channel });
    expect(reader.ack.resumed).toBeUndefined();
  });

  test('a position in the future: ahead', async () => {
    const reader = await world.reader({ since: await at(world, 1_000) });
    await waitFor('the reset has come', () => reader.resets.length === 1);
    expect(reader.resets[0]?.reason).toBe('ahead');
  });

  test('a position older than what is kept: too_old, with the oldest that could be resumed', async () => {
    await world.redis.xtrim(world.keys.wire((await readWireState(world.db)).wireId), 'MAXLEN', 5);
    const { rows } = await world.db.query<{ at: Date }>(sql`SELECT at FROM wire_events WHERE seq = 31`);
    await deleteEventsBefore(world.db, rows[0]?.at ?? new Date(0), 1_000);
    const reader = await world.reader({ since: await at(world, 3) });
    await waitFor('the reset has come', () => reader.resets.length === 1);
    expect(reader.resets[0]?.reason).toBe('too_old');
    const oldest = reader.resets[0]?.oldest ?? '';
    const again = await world.reader({ since: oldest });
    expect(again.ack.resumed?.from).toBe('database');
    await expectComplete(again, await expectedSeqs(world, 'fruit', parsePosition(oldest)?.seq ?? -1));
  });

  test('after a reset the reader is live and misses nothing that comes', async () => {
    const reader = await world.reader({ since: 'abcdef.3' });
    await publishAll(world, stories(100, 3));
    const headlines = (await reader.received(3)).map((event) => ('story' in event ? event.story.headline : ''));
    expect(headlines.sort()).toEqual(['Fruit 100', 'Fruit 101', 'Fruit 102']);
  });

  test('more than one catch-up may send: too_old', async () => {
    const small = await openWorld({ env: { NEWSWIRE_RESUME_EVENTS: '10' } });
    try {
      await publishAll(small, stories(0, 30));
      const reader = await small.reader({ since: await at(small, 1) });
      await waitFor('the reset has come', () => reader.resets.length === 1);
      expect(reader.resets[0]?.reason).toBe('too_old');
    } finally {
      await small.close();
    }
  });

  test('what is not a position is refused', async () => {
    const reader = await world.reader();
    expect(await reader.follow({}, 'yesterday')).toMatchObject({ ok: false, code: 'bad_position' });
  });
});

test('readers who come and go while stories pour in see no gap and nothing twice', async () => {
  const world = await openWorld({ servers: 2, workers: 2, env: { NEWSWIRE_MEMORY_EVENTS: '30' } });
  try {
    const start = await at(world, 0);
    const pouring = (async () => {
      for (let batch = 0; batch < 12; batch += 1) await publishAll(world, stories(batch * 25, 25));
    })();
    let poured = false;
    void pouring.then(() => {
      poured = true;
    });
    const seen: number[][] = await Promise.all(
      ['apples', 'pears', 'fruit'].map(async (topic, which) => {
        const seqs: number[] = [];
        let since = start;
        for (let turn = 0; !poured || turn === 0; turn += 1) {
          const reader = await world.reader({ filter: { any: [topic] }, since, server: (turn + which) % 2 });
          await waitFor('a few events have come', () => poured || reader.events.length >= 7);
          reader.close();
          seqs.push(...reader.seqs());
          since = reader.messages.at(-1)?.position ?? since;
        }
        const last = await world.reader({ filter: { any: [topic] }, since });
        const expected = await expectedSeqs(world, topic, 0);
        await waitFor('the rest has come', () => seqs.length + last.events.length >= expected.length);
        return [...seqs, ...last.seqs()];
      }),
    );
    await pouring;
    expect(seen[0]).toEqual(await expectedSeqs(world, 'apples', 0));
    expect(seen[1]).toEqual(await expectedSeqs(world, 'pears', 0));
    expect(seen[2]).toEqual(await expectedSeqs(world, 'fruit', 0));
  } finally {
    await world.close();
  }
});
