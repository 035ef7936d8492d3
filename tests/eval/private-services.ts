import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import getPort from 'get-port';
import { stopAllChildren } from '../../server/embedded/child-process.ts';
import { ensureRedisServer } from '../../server/embedded/install-program.ts';
import { startPrivatePostgres } from '../../server/embedded/private-postgres.ts';
import { startPrivateRedis } from '../../server/embedded/private-redis.ts';

const STOP_MS = 10_000;

export interface PrivateServices {
  env: { DATABASE_URL: string; REDIS_URL: string };
  postgresPid: number | undefined;
  stop(): Promise<void>;
}

/** A Redis and a Postgres of our own, with these settings, in a folder that goes away with them. */
export async function startPrivateServices(settings: string[] = []): Promise<PrivateServices> {
  takeChildrenAlong();
  const dir = await mkdtemp(path.join(tmpdir(), 'newswire-eval-'));
  const server = await ensureRedisServer(process.env, (line) => process.stdout.write(`${line}\n`));
  const redis = await startPrivateRedis({
    server,
    dir: path.join(dir, 'redis'),
    port: await getPort(),
    password: 'eval',
    logFile: path.join(dir, 'redis.log'),
  });
  const postgres = await startPrivatePostgres({
    dir: path.join(dir, 'postgres'),
    port: await getPort(),
    password: 'eval',
    logFile: path.join(dir, 'postgres.log'),
    env: process.env,
    settings,
  });
  return {
    postgresPid: postgres.child.pid,
    env: { DATABASE_URL: postgres.url, REDIS_URL: redis.url },
    async stop() {
      await Promise.all([redis.stop(), postgres.stop()]);
      await rm(dir, { recursive: true, force: true });
    },
  };
}

let isWatched = false;

/** Whoever is stopped in the middle of a measurement leaves no Postgres behind. */
function takeChildrenAlong(): void {
  if (isWatched) return;
  isWatched = true;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      // Connections that are cut off complain; that is no news here.
      process.on('uncaughtException', () => undefined);
      void stopAllChildren(STOP_MS).finally(() => process.exit(130));
    });
  }
}
