import { mkdirSync } from 'node:fs';
import path from 'node:path';
import getPort from 'get-port';
import { startChild } from '../../server/embedded/child-process.ts';
import { ensureRedisServer } from '../../server/embedded/install-program.ts';
import { startPrivatePostgres } from '../../server/embedded/private-postgres.ts';
import { startPrivateRedis } from '../../server/embedded/private-redis.ts';
import { LAUNCHER } from './run-command.ts';
import type { Progress } from './say-progress.ts';
import type { Secrets } from './secrets.ts';
import { serviceFlags } from './service-flags.ts';
import { type Supervised, supervise } from './supervise.ts';

const STARTED_TIMEOUT_MS = 60_000;

export interface ServiceContext {
  dataDir: string;
  secrets: Secrets;
  env: NodeJS.ProcessEnv;
  progress: Progress;
  /** Called when a process has started or ended. */
  onChange: () => void;
}

export interface BackingService {
  url: string;
  supervised: Supervised | undefined;
}

/** The Redis in REDIS_URL, otherwise a private one. */
export async function provideRedis(context: ServiceContext): Promise<BackingService> {
  const { dataDir, secrets, env, progress, onChange } = context;
  if (env.REDIS_URL) return { url: env.REDIS_URL, supervised: undefined };
  const server = await ensureRedisServer(env, progress.say);
  const port = await getPort();
  const password = secrets.redisPassword;
  const setup = { server, dir: path.join(dataDir, 'redis'), port, password, logFile: logFile(dataDir, 'redis') };
  let url = '';
  const start = async () => {
    const redis = await startPrivateRedis(setup);
    url = redis.url;
    return redis;
  };
  const supervised = await supervise({ name: 'Redis', start, say: progress.say, onChange });
  return { url, supervised };
}

/** The Postgres in DATABASE_URL, otherwise a private one. */
export async function providePostgres(context: ServiceContext): Promise<BackingService> {
  const { dataDir, secrets, env, progress, onChange } = context;
  if (env.DATABASE_URL) return { url: env.DATABASE_URL, supervised: undefined };
  const dir = path.join(dataDir, 'postgres');
  const port = await getPort();
  const setup = { dir, port, password: secrets.postgresPassword, logFile: logFile(dataDir, 'postgres'), env };
  let url = '';
  const start = async () => {
    const postgres = await startPrivatePostgres(setup);
    url = postgres.url;
    return postgres;
  };
  const supervised = await supervise({ name: 'Postgres', start, say: progress.say, onChange });
  return { url, supervised };
}

/** Runs `newswire server` or `newswire worker` and waits until it is up. */
export function provideService(
  context: ServiceContext,
  name: 'server' | 'worker',
  deadlineMs: number,
): Promise<Supervised> {
  const start = async () => {
    const child = await startChild([process.execPath, ...serviceFlags(), LAUNCHER, name], {
      logFile: logFile(context.dataDir, name),
      ipc: true,
      env: context.env,
    });
    const timer = setTimeout(() => child.process.kill('SIGKILL'), STARTED_TIMEOUT_MS);
    const started = new Promise<true>((resolve) => child.process.once('message', () => resolve(true)));
    const isUp = await Promise.race([started, child.exited]);
    clearTimeout(timer);
    if (isUp !== true) throw new Error(`it ended while starting; see ${logFile(context.dataDir, name)}`);
    return { child, stop: () => child.stop('SIGTERM', deadlineMs) };
  };
  return supervise({ name, start, say: context.progress.say, onChange: context.onChange });
}

/** The log file of a process. */
function logFile(dataDir: string, name: string): string {
  const dir = logsDir(dataDir);
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  return path.join(dir, `${name}.log`);
}

/** The folder of all log files. */
export function logsDir(dataDir: string): string {
  return path.join(dataDir, 'logs');
}
