import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import getPort from 'get-port';
import { startPrivatePostgres } from '../../server/embedded/private-postgres.ts';
import { startPostgresAs } from './postgres-kind.ts';
import { type RedisKind, startRedis } from './redis/start-redis.ts';

/** No test here crashes Postgres; those in `tests/chaos` do, with a durable Postgres of their own. */
const NO_WAIT_FOR_THE_DISK = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];

/** A real Redis and a real Postgres in a folder of their own, which is deleted with them. */
export interface PrivateServices {
  redisUrl: string;
  /** What Newswire needs besides the address. */
  redisEnv: Record<string, string>;
  databaseUrl: string;
  /** Further settings, when Postgres is run in another way. */
  databaseEnv: Record<string, string>;
  stop(): Promise<void>;
}

/** Starts a Redis of this kind and a Postgres for this process. */
export async function startPrivateServices(kind: RedisKind = 'single'): Promise<PrivateServices> {
  const dir = await mkdtemp(path.join(tmpdir(), 'newswire-tests-'));
  const redis = await startRedis(kind, dir);
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
    redisEnv: redis.env,
    databaseUrl: postgres.url,
    databaseEnv: postgres.env,
    async stop() {
      await Promise.all([redis.stop(), postgres.stop()]);
      await rm(dir, { recursive: true, force: true });
    },
  };
}
