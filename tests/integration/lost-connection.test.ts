import sql from 'sql-template-tag';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Database, inTransaction, openDatabase } from '../../shared/node/db/database.ts';
import { isInfrastructureError } from '../../worker/infrastructure-error.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { openWorld, type World } from '../helpers/world.ts';

let world: World;
let db: Database;
beforeAll(async () => {
  world = await openWorld({ servers: 0, workers: 0 });
  db = openDatabase({ ...world.config.database, poolSize: 2 }, () => undefined);
});
afterAll(async () => {
  await db.end();
  await world.close();
});

const failure = (work: Promise<unknown>): Promise<unknown> =>
  work.then(() => undefined).catch((error: unknown) => error);
const SLEEP = sql`SELECT pg_sleep(600), pg_backend_pid() AS pid`;

/** Ends the connection as a server that goes down does. */
async function terminate(pid: number): Promise<void> {
  await world.db.query(sql`SELECT pg_terminate_backend(${pid}::int)`);
}

async function sleeper(): Promise<number | undefined> {
  const { rows } = await world.db.query<{ pid: number }>(
    sql`SELECT pid FROM pg_stat_activity WHERE query LIKE 'SELECT pg_sleep(600)%' AND state = 'active'`,
  );
  return rows[0]?.pid;
}

test('a connection that is lost during a query, or between two of a transaction, is not the fault of a story', async () => {
  const during = failure(db.query(SLEEP));
  await terminate(await waitFor('it sleeps', sleeper));
  expect(isInfrastructureError(await during)).toBe(true);

  const between = await failure(
    inTransaction(db, async (tx) => {
      const { rows } = await tx.query<{ pid: number }>(sql`SELECT pg_backend_pid() AS pid`);
      const pid = rows[0]?.pid ?? 0;
      await terminate(pid);
      const isGone = sql`SELECT FROM pg_stat_activity WHERE pid = ${pid}::int`;
      await waitFor('it is gone', async () => (await world.db.query(isGone)).rows.length === 0);
      await tx.query(sql`SELECT 1`);
    }),
  );
  expect(isInfrastructureError(between)).toBe(true);
});

test('a Postgres that nobody answers at is not the fault of a story, and a statement that is wrong is', async () => {
  const nowhere = openDatabase({ ...world.config.database, url: 'postgres://a@127.0.0.1:1/a' }, () => undefined);
  expect(isInfrastructureError(await failure(nowhere.query(sql`SELECT 1`)))).toBe(true);
  await nowhere.end();
  expect(isInfrastructureError(await failure(db.query(sql`SELECT 1 / 0`)))).toBe(false);
  const inside = inTransaction(db, (tx) => tx.query(sql`SELECT nothing`));
  expect(isInfrastructureError(await failure(inside))).toBe(false);
});
