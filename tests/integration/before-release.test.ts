import { setTimeout as delay } from 'node:timers/promises';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openEditQueue } from '../../shared/node/queue/edit-queue.ts';
import { sweepOpenSubmissions } from '../../worker/maintenance/sweep.ts';
import { startNewswire } from '../helpers/commands.ts';
import { announcerOf, openProcessor } from '../helpers/open-processor.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { openWorld, type World } from '../helpers/world.ts';

/** What happens to a submission at the very moment at which its embargo ends. */
let world: World;
beforeAll(async () => {
  world = await openWorld({ servers: 2, workers: 2 });
});
afterAll(() => world.close());

const HOUR_MS = 3_600_000;
/** Enough for a busy machine to accept all that will be released. */
const LEAD_MS = 8_000;
/** When a request is sent, in milliseconds after the release: some well before it, the others from 60 before to 40 after. */
const offset = (index: number): number => (index % 10 < 2 ? -2_500 : -60 + ((index * 7) % 100));
const inMs = (ms: number): string => new Date(Date.now() + ms).toISOString();

/** Whether a server took the request; a busy one changes nothing. */
const notBusy = (status: number): boolean => status !== 503;

/** The headlines of every event of a submission, in order. */
async function onTheWire(of: World, submissionId: string): Promise<string[]> {
  const { rows } = await of.db.query<{ headline: string }>(sql`
    SELECT payload->'story'->>'headline' AS headline FROM wire_events
    WHERE submission_id = ${submissionId} AND type <> 'storyline.merged' ORDER BY id`);
  return rows.map(({ headline }) => headline);
}

async function hold(of: World, story: object): Promise<string> {
  return (await of.api().post('/stories', { headline: 'Old', ...story })).body.id;
}

test('INTAKE12 cancelled at the moment of release, a story is either cancelled or out, never both', async () => {
  const ends = await Promise.all(
    Array.from({ length: 120 }, async (_, index) => {
      const embargoUntil = inMs(LEAD_MS + (index % 10) * 100);
      const id = await hold(world, { headline: `Cancelled ${index}`, embargoUntil });
      await delay(Date.parse(embargoUntil) - Date.now() + offset(index));
      const { status } = await world.api(undefined, index % 2).delete(`/submissions/${id}`);
      const end = await world.api().finished(id);
      expect(status).toBe(end.status === 'cancelled' ? 200 : 409);
      expect(await onTheWire(world, id)).toHaveLength(end.status === 'published' ? 1 : 0);
      return end.status;
    }),
  );
  expect(new Set(ends)).toEqual(new Set(['cancelled', 'published']));
}, 60_000);

test('INTAKE12 changed at the moment of release, it goes out as it was when the change was answered', async () => {
  const answers = await Promise.all(
    Array.from({ length: 120 }, async (_, index) => {
      const embargoUntil = inMs(LEAD_MS + (index % 10) * 100);
      const id = await hold(world, { headline: `Old ${index}`, embargoUntil });
      await delay(Date.parse(embargoUntil) - Date.now() + offset(index));
      const patch = { headline: `New ${index}`, ...(index % 3 === 0 && { embargoUntil: inMs(900) }) };
      const { status, body } = await world.api(undefined, index % 2).patch(`/submissions/${id}`, patch);
      const end = await world.api().finished(id);
      expect(await onTheWire(world, id)).toEqual([`${status === 200 ? 'New' : 'Old'} ${index}`]);
      const earliest = Date.parse(status === 200 ? body.releaseAt : embargoUntil);
      expect(Date.parse(end.receipt.announced.at)).toBeGreaterThanOrEqual(earliest);
      return status;
    }),
  );
  expect(new Set(answers.filter(notBusy))).toEqual(new Set([200, 409]));
}, 60_000);

/** Has a submission's row locked while `act` runs, and commits. */
async function withRowLocked(
  of: World,
  id: string,
  act: (query: World['db']['query']) => Promise<void>,
): Promise<void> {
  const holder = await of.db.connect();
  try {
    await holder.query('BEGIN');
    await holder.query(sql`SELECT FROM submissions WHERE id = ${id} FOR UPDATE`);
    await act(holder.query.bind(holder) as World['db']['query']);
    await holder.query('COMMIT');
  } finally {
    holder.release();
  }
}

async function isWaitingForRow(of: World): Promise<boolean> {
  const { rowCount } = await of.db.query(sql`
    SELECT FROM pg_stat_activity WHERE cardinality(pg_blocking_pids(pid)) > 0 AND query LIKE '%FOR UPDATE%'`);
  return rowCount !== null && rowCount > 0;
}

test.each([
  ['changed', `payload = '{"headline": "New"}', version = version + 1`, ['New']],
  ['cancelled', `status = 'cancelled', finished_at = now()`, []],
  ['rescheduled', `release_at = now() + interval '1 hour', version = version + 1`, []],
])(
  'INTAKE12 what a worker has read already and is %s before it has the lock goes out as it is now',
  async (_, set, out) => {
    const quiet = await openWorld({ workers: 0 });
    try {
      const id = await hold(quiet, { embargoUntil: inMs(-1) });
      const processed = openProcessor(quiet, announcerOf(quiet));
      let working: Promise<unknown> | undefined;
      await withRowLocked(quiet, id, async (query) => {
        working = processed(id);
        await waitFor('the worker has read it and wants to record it', () => isWaitingForRow(quiet));
        await query(`UPDATE submissions SET ${set} WHERE id = '${id}'`);
      });
      const result = await working;
      expect(await onTheWire(quiet, id)).toEqual(out);
      // Its job must not end while the submission still waits.
      expect((result as { done: boolean }).done).toBe(!set.includes('release_at'));
    } finally {
      await quiet.close();
    }
  },
);

test('INTAKE13 of two that are submitted at once for the same time, only the newer one goes out', async () => {
  for (let round = 0; round < 8; round += 1) {
    const { externalId, ends } = await submitAtOnce(`twice-${round}`);
    expect(ends.map(({ status }) => status).toSorted()).toEqual(['published', ...Array(5).fill('replaced')]);
    const [newest] = ends.filter(({ status }) => status === 'published');
    const { rows } = await world.db.query<{ id: string }>(sql`
      SELECT id FROM submissions WHERE external_id = ${externalId} ORDER BY no DESC LIMIT 1`);
    expect(newest?.id).toBe(rows[0]?.id);
  }
}, 60_000);

/** How six submissions of one story end that are all accepted before the time that they are embargoed until. */
async function submitAtOnce(
  name: string,
  leadMs = 400,
): Promise<{ externalId: string; ends: { id: string; status: string }[] }> {
  const embargoUntil = inMs(leadMs);
  const externalId = `${name}-${leadMs}`;
  const answers = await Promise.all(
    Array.from({ length: 6 }, (_, index) =>
      world.api(undefined, index % 2).post('/stories', { externalId, headline: `Version ${index}`, embargoUntil }),
    ),
  );
  const wereInTime = Date.now() < Date.parse(embargoUntil);
  const ends = await Promise.all(answers.map(({ body }) => world.api().finished(body.id)));
  // On a busy machine, the first was out already when the last came.
  return wereInTime ? { externalId, ends } : submitAtOnce(name, leadMs * 2);
}

test('INTAKE12 released earlier while Redis knew nothing of it, the sweep moves its job', async () => {
  const quiet = await openWorld({ workers: 0 });
  const queue = openEditQueue(quiet.redis, quiet.keys);
  try {
    const id = await hold(quiet, { embargoUntil: inMs(HOUR_MS) });
    await quiet.db.query(sql`UPDATE submissions SET release_at = now(), version = version + 1 WHERE id = ${id}`);
    await quiet.addWorker();
    await sweepOpenSubmissions(quiet.db, queue, { everyMs: 0, graceMs: 0 });
    expect(await quiet.api().finished(id)).toMatchObject({ status: 'published' });
  } finally {
    await queue.close();
    await quiet.close();
  }
});

test('INTAKE12 a job that Redis lost, or that comes at its old time, changes nothing about the new one', async () => {
  const id = await hold(world, { embargoUntil: inMs(600) });
  const later = inMs(1_500);
  const flush = async (): Promise<void> => {
    const keys = await world.redis.keys(`${world.config.redis.prefix}:{queue:*`);
    if (keys.length > 0) await world.redis.del(...keys);
  };
  await flush();
  expect((await world.api().patch(`/submissions/${id}`, { headline: 'New', embargoUntil: later })).status).toBe(200);
  const queue = openEditQueue(world.redis, world.keys);
  await queue.forget(id);
  await queue.enqueue([{ id, priority: 'routine', weight: 1, embargoMs: 0 }]);
  await queue.close();
  const { receipt } = await world.api().finished(id);
  expect(Date.parse(receipt.announced.at)).toBeGreaterThanOrEqual(Date.parse(later));
  expect(await onTheWire(world, id)).toEqual(['New']);
});

test('INTAKE12 a text that becomes long, and one that becomes short, is edited in the queue where it belongs', async () => {
  const id = await hold(world, { body: 'Short.', embargoUntil: inMs(HOUR_MS) });
  await world.api().patch(`/submissions/${id}`, { body: 'word '.repeat(8_000), bodyFormat: 'text' });
  const jobs = await world.redis.keys(`${world.config.redis.prefix}:{queue:*:${id}`);
  expect(jobs.map((key) => key.split(':').at(-2))).toEqual(['edit-long']);
  await world.api().patch(`/submissions/${id}`, { embargoUntil: null });
  expect(await world.api().finished(id)).toMatchObject({ status: 'published' });
});

test('INTAKE12 a worker that is killed in between leaves neither a cancelled story nor an old text', async () => {
  const harsh = await openWorld({ workers: 0 });
  const start = () => startNewswire(['worker'], { ...harsh.env, LOG_LEVEL: 'info' });
  const commands = [start(), start()];
  try {
    await Promise.all(commands.map((command) => command.says('worker started')));
    const held = await Promise.all(
      Array.from({ length: 40 }, async (_, index) => {
        const embargoUntil = inMs(LEAD_MS + index * 20);
        return { id: await hold(harsh, { headline: `Old ${index}`, embargoUntil }), until: Date.parse(embargoUntil) };
      }),
    );
    const ends = await Promise.all(
      held.map(async ({ id, until }, index) => {
        await delay(until - Date.now() + offset(index));
        if (index === 15) commands[0]?.process.kill('SIGKILL');
        const path = `/submissions/${id}`;
        const isChange = index % 2 === 0;
        const answer = isChange ? harsh.api().patch(path, { headline: `New ${index}` }) : harsh.api().delete(path);
        const { status } = await answer;
        const end = await harsh.api().finished(id);
        const isCancelled = !isChange && status === 200;
        expect(end.status).toBe(isCancelled ? 'cancelled' : 'published');
        const headline = `${status === 200 ? 'New' : 'Old'} ${index}`;
        expect(await onTheWire(harsh, id)).toEqual(isCancelled ? [] : [headline]);
        return status;
      }),
    );
    expect(new Set(ends.filter(notBusy))).toEqual(new Set([200, 409]));
  } finally {
    for (const { process: child } of commands) child.kill('SIGKILL');
    await harsh.close();
  }
}, 90_000);
