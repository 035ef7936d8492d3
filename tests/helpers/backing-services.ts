import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import getPort from 'get-port';
import type { TestProject } from 'vitest/node';
import { ensureRedisServer } from '../../server/embedded/install-program.ts';
import { startPrivatePostgres } from '../../server/embedded/private-postgres.ts';
import { startPrivateRedis } from '../../server/embedded/private-redis.ts';

declare module 'vitest' {
  interface ProvidedContext {
    redisUrl: string;
    databaseUrl: string;
  }
}

/** No test here crashes Postgres; those in `tests/chaos` do, with a durable Postgres of their own. */
const NO_WAIT_FOR_THE_DISK = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];

/** One real Redis and one real Postgres for the whole run; each test uses its own prefix and schema. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dir = await mkdtemp(path.join(tmpdir(), 'newswire-tests-'));
  const server = await ensureRedisServer(process.env, (line) => process.stdout.write(`${line}\n`));
  const redis = await startPrivateRedis({
    server,
    dir: path.join(dir, 'redis'),
    port: await getPort(),
    password: 'tests',
    logFile: path.join(dir, 'redis.log'),
  });
  const postgres = await startPrivatePostgres({
    dir: path.join(dir, 'postgres'),
    port: await getPort(),
    password: 'tests',
    logFile: path.join(dir, 'postgres.log'),
    env: process.env,
    settings: ['max_connections=300', ...NO_WAIT_FOR_THE_DISK],
  });
  project.provide('redisUrl', redis.url);
  project.provide('databaseUrl', postgres.url);
  return async () => {
    await Promise.all([redis.stop(), postgres.stop()]);
    await rm(dir, { recursive: true, force: true });
  };
}
