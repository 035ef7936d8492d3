import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import getPort from 'get-port';
import { ensureRedisServer } from '../../server/embedded/install-program.ts';
import { startPrivatePostgres } from '../../server/embedded/private-postgres.ts';
import { startPrivateRedis } from '../../server/embedded/private-redis.ts';
import { startPostgresAs } from './postgres-kind.ts';

/** No test here crashes Postgres; those in `tests/chaos` do, with a durable Postgres of their own. */
const NO_WAIT_FOR_THE_DISK = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];

/** A real Redis and a real Postgres in a folder of their own, which is deleted with them. */
export interface PrivateServices {
  redisUrl: string;
  databaseUrl: string;
  /** Further settings, when Postgres is run in another way. */
  databaseEnv: Record<string, string>;
  stop(): Promise<void>;
}

/** Starts a Redis and a Postgres for this process. */
export async function startPrivateServices(): Promise<PrivateServices> {
  const dir = await mkdtemp(path.join(tmpdir(), 'newswire-tests-'));
  const server = await ensureRedisServer(process.env, (line) => process.stdout.write(`${line}\n`));
  const redis = await startPrivateRedis({
    server,
    dir: path.join(dir, 'redis'),
    port: await getPort(),
    password: 'tests',
    logFile: path.join(dir, 'redis.log'),
  });
  const port = await getPort();
  const startPlain = () =>
    startPrivatePostgres({
      ...{ dir: path.join(dir, 'postgres'), port, password: 'tests', env: process.env },
      logFile: path.join(dir, 'postgres.log'),
      settings: ['max_connections=300', ...NO_WAIT_FOR_THE_DISK],
    });
  const postgres = await startPostgresAs(process.env.NEWSWIRE_TEST_POSTGRES, dir, startPlain);
  return {
    redisUrl: redis.url,
    databaseUrl: postgres.url,
    databaseEnv: postgres.env,
    async stop() {
      await Promise.all([redis.stop(), postgres.stop()]);
      await rm(dir, { recursive: true, force: true });
    },
  };
}
