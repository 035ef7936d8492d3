import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import getPort from 'get-port';
import pg from 'pg';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { type Database, inTransaction, openDatabase } from '../../shared/node/db/database.ts';
import { migrate } from '../../shared/node/db/migrate.ts';
import { untilAborted } from '../../shared/node/db/until-aborted.ts';
import { newswire } from '../helpers/commands.ts';
import { type PgBouncer, startPgBouncer } from '../helpers/pgbouncer.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { openWorld, type World } from '../helpers/world.ts';

/** PgBouncer in transaction mode, with far fewer connections to Postgres than our processes have to it. */
let dir: string;
let pooler: PgBouncer;
let world: World;
let db: Database;
beforeAll(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'newswire-pgbouncer-'));
  pooler = await startPgBouncer(inject('databaseUrl'), { dir: path.join(dir, 'pgbouncer'), port: await getPort() });
  world = await openWorld(
    {
      servers: 2,
      workers: 2,
      env: { DATABASE_POOLER: 'transaction', DATABASE_DIRECT_URL: inject('databaseUrl') },
    },
    { DATABASE_URL: pooler.url, REDIS_URL: inject('redisUrl') },
  );
  db = openDatabase(world.config.database, () => undefined, { byIndex: true, statementTimeoutMs: 5_000 });
});
afterAll(async () => {
  await db?.end();
  await world?.close();
  await pooler?.stop();
  await rm(dir, { recursive: true, force: true });
});

const setting = async (name: string): Promise<string> =>
  (await db.query<{ value: string }>(sql`SELECT current_setting(${name}) AS value`)).rows[0]?.value ?? '';

test('stories, corrections and comments flow, each once and in order', async () => {
  const { api } = await world.publisher('Through the pooler');
  const reader = await world.reader();
  const posted = await Promise.all(
    Array.from({ length: 12 }, (_, no) =>
      api.post('/stories', { headline: `story ${no} through the pooler`, externalId: `p${no}` }),
    ),
  );
  expect(posted.map(({ status }) => status)).toEqual(posted.map(() => 202));
  await reader.received(12);
  await api.post('/stories', { headline: 'story 0 corrected', externalId: 'p0' });
  const events = await reader.received(13);
  expect(events.map(({ seq }) => seq)).toEqual(Array.from({ length: 13 }, (_, index) => index + 1));
  expect(events.at(-1)).toMatchObject({ type: 'story.corrected', story: { headline: 'story 0 corrected' } });
  const { body } = await world.api(undefined, 1).get('/stories?limit=12');
  expect(body.stories).toHaveLength(12);
});

test('every statement has the settings of its pool, and leaves none behind', async () => {
  const settings = await Promise.all(
    ['search_path', 'enable_seqscan', 'random_page_cost', 'jit', 'statement_timeout'].map(setting),
  );
  expect(settings).toEqual([world.config.database.schema, 'off', '1.1', 'off', '5s']);
  const inside = await inTransaction(db, (tx) => tx.query(sql`SELECT current_setting('enable_seqscan') AS value`));
  expect(inside.rows).toEqual([{ value: 'off' }]);
  const plain = await world.db.query(sql`
    SELECT count(*) AS named FROM pg_prepared_statements`);
  expect(plain.rows).toEqual([{ named: 0 }]);
  // Another client of the same connections to Postgres.
  const other = new pg.Client({ connectionString: pooler.url });
  await other.connect();
  const { rows } = await other.query('SHOW search_path');
  await other.end();
  expect(rows).toEqual([{ search_path: '"$user", public' }]);
});

test('a statement that fails alone leaves no transaction open, and one that fails with its commit has failed', async () => {
  await expect(db.query(sql`SELECT 1 / 0`)).rejects.toMatchObject({ code: '22012' });
  expect((await db.query(sql`SELECT 1 AS one`)).rows).toEqual([{ one: 1 }]);
  await world.db.query(sql`
    CREATE TABLE checked_late (no int UNIQUE DEFERRABLE INITIALLY DEFERRED)`);
  await expect(world.db.query(sql`INSERT INTO checked_late VALUES (1), (1)`)).rejects.toMatchObject({ code: '23505' });
  expect((await world.db.query(sql`SELECT count(*) AS rows FROM checked_late`)).rows).toEqual([{ rows: 0 }]);
});

test('what a reader asked is cancelled through the pooler when the reader leaves', async () => {
  const left = new AbortController();
  const asking = untilAborted(db, left.signal).query(sql`SELECT pg_sleep(4) AS slept_for_a_reader`);
  const failed = asking.then(
    () => 'answered',
    (error: { code: string }) => error.code,
  );
  const asleep = sql`SELECT FROM pg_stat_activity WHERE query LIKE '%slept_for_a_reader%' AND wait_event = 'PgSleep'`;
  await waitFor('it sleeps', async () => (await world.db.query(asleep)).rows.length > 0);
  left.abort();
  expect(await failed).toBe('57014');
});

test('newswire doctor names the mode, and a pooler that nobody said was there', async () => {
  const doctor = async (env: Record<string, string>): Promise<string> =>
    (await newswire(['doctor', '--json'], { ...world.env, NEWSWIRE_URL: world.url(), ...env })).stdout;
  expect(await doctor({})).toContain('it is in transaction mode');
  expect(await doctor({ DATABASE_POOLER: 'none' })).toContain('DATABASE_URL leads to a pooler, which drops');
  expect(await doctor({ DATABASE_DIRECT_URL: '' })).toContain('DATABASE_DIRECT_URL is not set');
});

test('a migration asks for an address without the pooler', async () => {
  const { database } = world.config;
  const through = { ...database, directUrl: database.url };
  await expect(migrate(through, () => undefined)).rejects.toThrow(/DATABASE_DIRECT_URL must be/);
});
