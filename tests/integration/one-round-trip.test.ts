import sql from 'sql-template-tag';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { handledElsewhere } from '../../shared/domain/expected-failures.ts';
import { lockStorylines } from '../../shared/node/db/storyline/storyline-store.ts';
import { readWireState } from '../../shared/node/db/wire/wire-store.ts';
import { readStream } from '../../shared/node/redis/wire-stream.ts';
import { announcerOf, openProcessor } from '../helpers/open-processor.ts';
import { FERRY } from '../helpers/reports.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { openWorld, type World } from '../helpers/world.ts';

/** Placing, committing and numbering go out together: what may go wrong with that. */
let world: World;
beforeEach(async () => {
  world = await openWorld({ workers: 0 });
});
afterEach(() => world.close());

async function submit(story: object, name: string): Promise<string> {
  const { api } = await world.publisher(name);
  return (await api.post('/stories', story)).body.id;
}

async function storylineOf(submissionId: string): Promise<{ id: string; stories: number }> {
  const { storyId } = (await world.api().get(`/submissions/${submissionId}`)).body;
  return (await world.api().get(`/stories/${storyId}`)).body.storyline;
}

/** Runs `meanwhile` while nobody can put stories into storylines. */
async function whileLocked(meanwhile: (waiting: () => Promise<number>) => Promise<void>): Promise<void> {
  const holder = await world.db.connect();
  try {
    await holder.query('BEGIN');
    await lockStorylines(holder);
    const { rows: own } = await holder.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    await meanwhile(async () => {
      // Also who waits for who waits.
      const blocked = sql`
        WITH RECURSIVE waiting AS (
          SELECT pid, pg_blocking_pids(pid) AS by FROM pg_stat_activity WHERE cardinality(pg_blocking_pids(pid)) > 0
        ), chain AS (
          SELECT ${own[0]?.pid}::int AS pid UNION SELECT waiting.pid FROM chain JOIN waiting ON chain.pid = ANY (waiting.by)
        )
        SELECT FROM chain OFFSET 1`;
      return (await world.db.query(blocked)).rows.length;
    });
  } finally {
    await holder.query('COMMIT');
    holder.release();
  }
}

test('a report whose storyline was chosen before another one came chooses again', async () => {
  const ids = [await submit(FERRY[0] ?? {}, 'The Harbour Post'), await submit(FERRY[1] ?? {}, 'Meridian Wire')];
  const working: Promise<unknown>[] = [];
  await whileLocked(async (waiting) => {
    for (const [index, id] of ids.entries()) {
      working.push(openProcessor(world, announcerOf(world))(id));
      await waitFor('it waits for the lock, its storyline chosen', async () => (await waiting()) === index + 1);
    }
  });
  await Promise.all(working);
  const [one, other] = await Promise.all(ids.map(storylineOf));
  expect(one).toMatchObject({ stories: 2 });
  expect(other).toEqual(one);
});

test('what is committed is numbered and on the stream without another announcement', async () => {
  const announcer = announcerOf(world);
  const asked: string[] = [];
  const edit = openProcessor(world, {
    announceAfterCommit: (connection) => announcer.announceAfterCommit(connection),
    announce: async () => void asked.push('announced'),
  });
  for (const no of [1, 2, 3]) await edit(await submit({ headline: `Story ${no}` }, `Paper ${no}`));
  expect(asked).toEqual([]);
  const key = world.keys.wire((await readWireState(world.db)).wireId);
  expect((await readStream(world.redis, key, 0, 10)).map(({ event }) => event.seq)).toEqual([1, 2, 3]);
});

test('what could not be numbered behind its commit is announced the other way', async () => {
  const announcer = announcerOf(world);
  const edit = openProcessor(world, {
    ...announcer,
    announceAfterCommit() {
      const failed = Promise.reject(new Error('gone'));
      failed.catch(handledElsewhere);
      return { numbered: failed, announced: failed };
    },
  });
  await edit(await submit({ headline: 'Story' }, 'Paper'));
  const { wireId, lastSeq } = await readWireState(world.db);
  expect(lastSeq).toBe(1);
  expect(await readStream(world.redis, world.keys.wire(wireId), 0, 10)).toHaveLength(1);
});
