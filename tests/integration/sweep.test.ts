import sql from 'sql-template-tag';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { BY_INDEX, inTransaction, type Queryable } from '../../shared/node/db/database.ts';
import { addSubmissions, type NewSubmission } from '../../shared/node/db/submission/submission-store.ts';
import { openSubmission } from '../../shared/node/intake/new-submission.ts';
import { sweepOpenSubmissions } from '../../worker/maintenance/sweep.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { openWorld, type World } from '../helpers/world.ts';

let world: World;
let publisherId: string;
beforeAll(async () => {
  world = await openWorld({ workers: 0 });
  publisherId = (await world.publisher('Swept')).id;
});
afterAll(() => world.close());
beforeEach(async () => {
  await world.db.query('DELETE FROM submissions');
  await world.db.query(`UPDATE sweep_turn SET due = '-infinity', no = 0, turned_at = '-infinity'`);
});

/** A queue that has lost everything, and notes what comes. */
function emptyQueue(enqueueLost: (ids: string[]) => Promise<void> = async () => undefined) {
  const came: string[] = [];
  return {
    came,
    async enqueueLost(entries: { id: string }[]) {
      came.push(...entries.map(({ id }) => id));
      await enqueueLost(entries.map(({ id }) => id));
    },
    promote: async () => undefined,
    reviveFailed: async () => undefined,
  };
}

/** Commits submissions as a server does whose queue is away; returns their ids in the order of receipt. */
async function commit(count: number, embargoUntil?: Date): Promise<string[]> {
  const embargo = embargoUntil && { embargoUntil: embargoUntil.toISOString() };
  const payload = { headline: 'Lost', ...embargo };
  const lost: NewSubmission[] = Array.from({ length: count }, () =>
    openSubmission(publisherId, { kind: 'publish', payload }),
  );
  await addSubmissions(world.db, lost);
  return lost.map(({ id }) => id);
}

const sweep = (
  queue: ReturnType<typeof emptyQueue>,
  bounds: { page?: number; pages?: number; everyMs?: number } = {},
) => sweepOpenSubmissions(world.db, queue, { everyMs: 0, graceMs: 0, ...bounds });
const inMinutes = (minutes: number): Date => new Date(Date.now() + minutes * 60_000);

test('INTAKE1 each turn looks at the next ones, until all have been looked at, and then from the first again', async () => {
  const ids = await commit(7);
  const queue = emptyQueue();
  const turns = [];
  for (let turn = 0; turn < 4; turn += 1) turns.push(await sweep(queue, { page: 2, pages: 2 }));
  expect(turns).toEqual([4, 3, 4, 3]);
  expect(queue.came).toEqual([...ids, ...ids]);
});

test('what comes while a round goes on does not prolong it without end, and is in the next one', async () => {
  const ids = await commit(2);
  const queue = emptyQueue();
  await sweep(queue, { page: 2, pages: 1 });
  await world.db.query(`UPDATE sweep_turn SET horizon = now()`);
  const later = await commit(2);
  await sweep(queue, { page: 2, pages: 1 });
  expect(queue.came).toEqual(ids);
  await sweep(queue, { page: 9 });
  expect(queue.came).toEqual([...ids, ...ids, ...later]);
});

test('what is under a long embargo is not looked at before its time comes near', async () => {
  await commit(3, inMinutes(60));
  const [soon] = await commit(1, inMinutes(1));
  const queue = emptyQueue();
  expect(await sweep(queue)).toBe(1);
  expect(queue.came).toEqual([soon]);
  const explain = sql`EXPLAIN SELECT id FROM submissions
    WHERE status = 'queued' AND coalesce(release_at, received_at) < now()
    ORDER BY coalesce(release_at, received_at), no LIMIT 10`;
  const ask = (tx: Queryable) => tx.query<{ 'QUERY PLAN': string }>(explain);
  const { rows } = await inTransaction(world.db, ask, { begin: BY_INDEX });
  expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toContain('submissions_open_due');
});

test('one worker at a time sweeps, no sooner than it is due, and one that dies leaves its turn to the next', async () => {
  const ids = await commit(3);
  const dying = emptyQueue(async () => {
    const other = emptyQueue();
    expect(await sweep(other)).toBe(0);
    expect(other.came).toEqual([]);
    // Its connection is the one that waits for us in its transaction.
    await world.db.query(sql`SELECT pg_terminate_backend(pid) FROM pg_locks
      WHERE relation = 'sweep_turn'::regclass AND pid <> pg_backend_pid()`);
  });
  await expect(sweep(dying)).rejects.toThrow();
  const next = emptyQueue();
  await waitFor('the next one has its turn', async () => (await sweep(next)) === 3);
  expect(next.came).toEqual(ids);
  const early = emptyQueue();
  expect(await sweep(early, { everyMs: 60_000 })).toBe(0);
  expect(early.came).toEqual([]);
});
