import sql from 'sql-template-tag';
import { afterEach, expect, inject, test } from 'vitest';
import { inTransaction, onOneConnection, openDatabase, type Queryable } from '../../shared/node/db/database.ts';
import { openTinyProxy } from '../helpers/tiny-proxy.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { openWorld, type World } from '../helpers/world.ts';

let world: World;
afterEach(() => world.close());

/** Runs `meanwhile` while no query about stories comes to an end. */
async function whileStoriesAreLocked(meanwhile: () => Promise<void>): Promise<void> {
  const holder = await world.db.connect();
  try {
    await holder.query('BEGIN; LOCK TABLE stories IN ACCESS EXCLUSIVE MODE');
    await meanwhile();
  } finally {
    await holder.query('ROLLBACK');
    holder.release();
  }
}

/** How many of this world's readers' statements run in Postgres at the moment. */
async function runningReads(): Promise<number> {
  const { rows } = await world.db.query<{ count: number }>(sql`
    SELECT count(*) FROM pg_locks l JOIN pg_stat_activity a USING (pid)
    WHERE a.application_name = 'newswire reads' AND a.state = 'active' AND NOT l.granted
      AND l.relation = (${world.config.database.schema} || '.stories')::regclass`);
  return rows[0]?.count ?? 0;
}

async function get(path: string): Promise<{ status: number; code: unknown; retryAfter: string | null }> {
  const answer = await fetch(`${world.url()}/api/v1${path}`);
  const body = (await answer.json()) as { code?: string };
  return { status: answer.status, code: body.code, retryAfter: answer.headers.get('retry-after') };
}

/** A proxy in front of Postgres. */
async function openDatabaseProxy() {
  const database = new URL(inject('databaseUrl'));
  const port = Number(database.port);
  const proxy = await openTinyProxy();
  proxy.use([port]);
  database.port = new URL(proxy.url).port;
  return { proxy, port, databaseUrl: database.href };
}

/** Runs work of which one part fails while another has yet to ask its query; gives what that one meets with. */
async function askLate(run: (work: (connection: Queryable) => Promise<unknown>) => Promise<unknown>) {
  let go = (): void => undefined;
  const gone = new Promise<void>((resolve) => {
    go = resolve;
  });
  let late: Promise<unknown> = Promise.resolve();
  const work = (connection: Queryable): Promise<unknown> => {
    late = gone.then(() => connection.query(sql`SELECT 1`));
    return Promise.all([connection.query(sql`SELECT 1 / 0`), late]);
  };
  await expect(run(work)).rejects.toMatchObject({ code: '22012' });
  go();
  return late;
}

test('a query that comes after a rollback does not reach the connection that somebody else has by then', async () => {
  world = await openWorld({ servers: 0, workers: 0 });
  await expect(askLate((work) => inTransaction(world.db, work))).rejects.toThrow('the transaction has ended');
});

test('the same holds for a connection without a transaction', async () => {
  world = await openWorld({ servers: 0, workers: 0 });
  await expect(askLate((work) => onOneConnection(world.db, work))).rejects.toThrow('the transaction has ended');
});

test('a query that comes after the commit is refused, and what goes out behind it is not', async () => {
  world = await openWorld({ servers: 0, workers: 0 });
  let pipelined: Promise<unknown> | undefined;
  const work = inTransaction(
    world.db,
    async (tx) => {
      await tx.commit();
      await tx.query(sql`SELECT 1`);
    },
    { afterCommit: (connection) => (pipelined = connection.query(sql`SELECT 1`)) },
  );
  await expect(work).rejects.toThrow('the transaction has ended');
  await pipelined;
});

test('LOAD1: readers who fill their connections get 503 with Retry-After, and stories are taken all the same', async () => {
  world = await openWorld({ workers: 0, env: { NEWSWIRE_READ_POOL_SIZE: '1', NEWSWIRE_READ_SECONDS: '1' } });
  await whileStoriesAreLocked(async () => {
    const reads = Array.from({ length: 60 }, () => get('/stories/count'));
    const { status } = await world.api().post('/stories', { headline: 'Written while nobody can read' });
    expect(status).toBe(202);
    const answers = await Promise.all(reads);
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([503]));
    expect(answers.every(({ retryAfter }) => Number(retryAfter) > 0)).toBe(true);
    expect(new Set(answers.map(({ code }) => code))).toEqual(new Set(['overloaded', 'took_too_long']));
  });
  expect(await get('/stories/count')).toMatchObject({ status: 200 });
});

test('LOAD1: a connection that a busy machine is slow to open is waited for longer than one in use', async () => {
  world = await openWorld({ servers: 0, workers: 0 });
  const { proxy, databaseUrl } = await openDatabaseProxy();
  const config = { ...world.config.database, url: databaseUrl };
  const db = openDatabase(config, () => undefined, { max: 1, waitMs: 50 });
  try {
    proxy.hold(true);
    const opening = db.query(sql`SELECT 1`);
    await expect(db.query(sql`SELECT 2`)).rejects.toMatchObject({ name: 'DatabaseFailure', kind: 'busy' });
    proxy.hold(false);
    await opening;
    // The line has let go of who left it.
    await db.query(sql`SELECT 3`);
  } finally {
    await db.end();
    await proxy.close();
  }
});

test('LOAD2: what a reader asked is cancelled in Postgres when the reader leaves', async () => {
  world = await openWorld({ workers: 0, env: { NEWSWIRE_READ_POOL_SIZE: '1', NEWSWIRE_READ_SECONDS: '600' } });
  await whileStoriesAreLocked(async () => {
    const leaving = new AbortController();
    const asked = fetch(`${world.url()}/api/v1/stories/count`, { signal: leaving.signal });
    await waitFor('the statement runs', async () => (await runningReads()) === 1);
    leaving.abort();
    await expect(asked).rejects.toThrow();
    await waitFor('the statement was cancelled', async () => (await runningReads()) === 0);
  });
  expect(await get('/stories/count')).toMatchObject({ status: 200 });
});

test('LOAD3: while Postgres is away, readers and publishers get 503 with Retry-After, and then are served again', async () => {
  const { proxy, port, databaseUrl } = await openDatabaseProxy();
  world = await openWorld({ workers: 0, env: { DATABASE_URL: databaseUrl } });
  const story = { headline: 'Written while Postgres is away' };
  expect(await get('/stories')).toMatchObject({ status: 200 });
  proxy.use([]);
  proxy.cut();
  // The first requests may meet connections that have just been cut, the others find none.
  for (let round = 0; round < 3; round += 1) {
    expect(await get('/stories')).toEqual({ status: 503, code: 'unavailable', retryAfter: '5' });
    expect(await world.api().post('/stories', story)).toMatchObject({ status: 503, body: { code: 'unavailable' } });
  }
  proxy.use([port]);
  expect(await get('/stories')).toMatchObject({ status: 200 });
  expect(await world.api().post('/stories', story)).toMatchObject({ status: 202 });
  await world.close();
  await proxy.close();
  world = await openWorld({ servers: 0, workers: 0 });
});

test('a statement that Postgres ends because it shuts down is answered with 503', async () => {
  world = await openWorld({ workers: 0, env: { NEWSWIRE_READ_POOL_SIZE: '1', NEWSWIRE_READ_SECONDS: '600' } });
  await whileStoriesAreLocked(async () => {
    const asked = get('/stories/count');
    await waitFor('the statement runs', async () => (await runningReads()) === 1);
    await world.db.query(sql`
      SELECT pg_terminate_backend(l.pid) FROM pg_locks l
      WHERE NOT granted AND relation = (${world.config.database.schema} || '.stories')::regclass`);
    expect(await asked).toEqual({ status: 503, code: 'unavailable', retryAfter: '5' });
  });
});
