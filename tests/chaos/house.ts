import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import getPort from 'get-port';
import { type Child, startChild } from '../../server/embedded/child-process.ts';
import { ensureRedisServer } from '../../server/embedded/install-redis.ts';
import { startPrivatePostgres } from '../../server/embedded/private-postgres.ts';
import { startPrivateRedis } from '../../server/embedded/private-redis.ts';
import { openTinyProxy, type TinyProxy } from '../helpers/tiny-proxy.ts';

const ROOT = path.join(import.meta.dirname, '../..');
const SERVERS = 2;
const WORKERS = 2;
const STARTED_MS = 60_000;
const ADMIN_KEY = randomBytes(16).toString('hex');

/** A process of the house that can be killed and comes back where it was. */
export interface Resident {
  name: string;
  /** Where it answers; 0 for what speaks no HTTP. */
  port: number;
  pid(): number;
  /** Kills it (-9) and waits until it is gone. */
  kill(): Promise<void>;
  start(): Promise<void>;
}

/** A whole Newswire of real processes behind a proxy, with a Redis and a Postgres of its own. */
export interface House {
  url: string;
  adminKey: string;
  proxy: TinyProxy;
  servers: Resident[];
  workers: Resident[];
  redis: Resident & { url: string; dir: string };
  postgres: Resident & { url: string };
  /** Kills everything and leaves nothing behind. */
  close(): Promise<void>;
}

/** Starts it; two servers and two workers unless said otherwise. */
export async function openHouse(
  options: { servers?: number; workers?: number; env?: Record<string, string> } = {},
): Promise<House> {
  const dir = await mkdtemp(path.join(tmpdir(), 'newswire-chaos-'));
  const [redis, postgres] = await Promise.all([openRedis(dir), openPostgres(dir)]);
  const env = {
    ...process.env,
    REDIS_URL: redis.url,
    DATABASE_URL: postgres.url,
    NEWSWIRE_ADMIN_KEY: ADMIN_KEY,
    NEWSWIRE_SWEEP_SECONDS: '1',
    NEWSWIRE_CANARY: '0',
    // Each commenter seems to come from an address of its own.
    NEWSWIRE_TRUST_PROXY: '1',
    LOG_LEVEL: 'warn',
    HOST: '127.0.0.1',
    ...options.env,
  };
  const migration = await startChild([process.execPath, path.join(ROOT, 'cli/newswire.mjs'), 'migrate'], {
    logFile: path.join(dir, 'migrate.log'),
    env,
  });
  const { code } = await migration.exited;
  if (code !== 0) throw new Error(`the migration ended with ${code}`);
  const ports = await freePorts(options.servers ?? SERVERS);
  const workerPorts = await freePorts(options.workers ?? WORKERS);
  const servers = ports.map((port, index) =>
    newswireProcess('server', index, port, dir, { ...env, PORT: String(port) }),
  );
  const workers = workerPorts.map((port, index) =>
    newswireProcess('worker', index, port, dir, { ...env, NEWSWIRE_WORKER_PORT: String(port) }),
  );
  const residents = [...servers, ...workers];
  const proxy = await openTinyProxy();
  proxy.use(ports);
  await Promise.all(residents.map((resident) => resident.start()));
  const close = async (): Promise<void> => {
    await Promise.all(residents.map((resident) => resident.kill()));
    await Promise.all([redis.kill(), postgres.kill(), proxy.close()]);
    await rm(dir, { recursive: true, force: true });
  };
  // Whoever breaks off in the middle leaves no Postgres behind either.
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void close().finally(() => process.exit(1)));
  return {
    url: proxy.url,
    adminKey: ADMIN_KEY,
    proxy,
    servers,
    workers,
    redis,
    postgres,
    close,
  };
}

function freePorts(count: number): Promise<number[]> {
  return Promise.all(Array.from({ length: count }, () => getPort()));
}

function newswireProcess(
  kind: 'server' | 'worker',
  index: number,
  port: number,
  dir: string,
  env: NodeJS.ProcessEnv,
): Resident {
  const command = [process.execPath, path.join(ROOT, 'cli/newswire.mjs'), kind];
  return resident(`${kind} ${index + 1}`, port, async () => {
    const child = await startChild(command, { logFile: path.join(dir, `${kind}-${index}.log`), ipc: true, env });
    const timer = setTimeout(() => child.process.kill('SIGKILL'), STARTED_MS);
    // A database that is away ends a process that starts; whoever starts it tries again.
    await Promise.race([new Promise((resolve) => child.process.once('message', resolve)), child.exited]);
    clearTimeout(timer);
    return child;
  });
}

async function openRedis(dir: string): Promise<House['redis']> {
  const server = await ensureRedisServer(process.env, () => undefined);
  const setup = {
    server,
    dir: path.join(dir, 'redis'),
    port: await getPort(),
    password: 'chaos',
    logFile: path.join(dir, 'redis.log'),
  };
  const redis = resident('redis', 0, async () => (await startPrivateRedis(setup)).child);
  await redis.start();
  return { ...redis, url: `redis://:${setup.password}@127.0.0.1:${setup.port}`, dir: setup.dir };
}

async function openPostgres(dir: string): Promise<House['postgres']> {
  const setup = {
    dir: path.join(dir, 'postgres'),
    port: await getPort(),
    password: 'chaos',
    logFile: path.join(dir, 'postgres.log'),
    env: process.env,
  };
  let url = '';
  const postgres = resident('postgres', 0, async () => {
    const started = await startPrivatePostgres(setup);
    url = started.url;
    return started.child;
  });
  await postgres.start();
  return { ...postgres, url };
}

const START_TRIES = 20;

function resident(name: string, port: number, start: () => Promise<Child>): Resident {
  let child: Child | undefined;
  return {
    name,
    port,
    pid: () => child?.pid ?? 0,
    async kill() {
      child?.process.kill('SIGKILL');
      await child?.exited;
    },
    async start() {
      for (let tries = 1; ; tries += 1) {
        try {
          child = await start();
          if (child.process.exitCode === null && child.process.signalCode === null) return;
        } catch (error) {
          if (tries >= START_TRIES) throw error;
        }
        if (tries >= START_TRIES) throw new Error(`${name} does not start`);
      }
    },
  };
}
