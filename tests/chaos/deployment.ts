import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import getPort from 'get-port';
import { startChild } from '../../server/embedded/child-process.ts';
import type { RedisKind } from '../helpers/redis/start-redis.ts';
import { openTinyProxy, type TinyProxy } from '../helpers/tiny-proxy.ts';
import { openPostgresAs, type PostgresKind, type PostgresService } from './postgres-service.ts';
import { openRedisService, type RedisService } from './redis-group.ts';
import { type Resident, resident } from './resident.ts';

const ROOT = path.join(import.meta.dirname, '../..');
const SERVERS = 2;
const WORKERS = 2;
const STARTED_MS = 60_000;
const ADMIN_KEY = randomBytes(16).toString('hex');

/** A complete Newswire of real processes behind a proxy, with its own Redis and Postgres. */
export interface Deployment {
  url: string;
  adminKey: string;
  proxy: TinyProxy;
  servers: Resident[];
  workers: Resident[];
  redis: RedisService;
  postgres: PostgresService;
  /** Kills everything and deletes all files, except the logs if wanted; returns the folder of the logs. */
  close(options?: { keepsLogs: boolean }): Promise<string>;
}

export interface DeploymentOptions {
  servers?: number;
  workers?: number;
  /** How Postgres is run; a single one by default. */
  postgres?: PostgresKind;
  /** Connects servers and workers to Redis and Postgres directly, without proxies to cut. */
  isDirect?: boolean;
  /** One by default. */
  redis?: RedisKind;
  env?: Record<string, string>;
  /** Uses the Redis and Postgres of this deployment, which has to be closed later. */
  beside?: Pick<Deployment, 'redis' | 'postgres'>;
  /** The folders of the programs, one for each process; ours by default. */
  programs?: { servers: string[]; workers: string[] };
}

const openDeployments = new Set<Deployment>();
// Interrupting the tests, even repeatedly, must not leave a Postgres behind.
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    void Promise.allSettled([...openDeployments].map((deployment) => deployment.close())).finally(() =>
      process.exit(1),
    );
  });
}

/** Starts a deployment, by default with two servers and two workers. */
export async function openDeployment(options: DeploymentOptions = {}): Promise<Deployment> {
  const dir = await mkdtemp(path.join(tmpdir(), 'newswire-chaos-'));
  const { redis, postgres } = options.beside ?? (await openServices(options, dir));
  const env = {
    ...process.env,
    REDIS_URL: options.isDirect ? redis.url : redis.proxiedUrl,
    DATABASE_URL: options.isDirect ? postgres.url : postgres.proxiedUrl,
    NEWSWIRE_ADMIN_KEY: ADMIN_KEY,
    NEWSWIRE_SWEEP_SECONDS: '1',
    NEWSWIRE_CANARY: '0',
    // Threads take longer to start than a round, and die with their worker.
    NEWSWIRE_READING_THREADS: '0',
    // Gives each commenter an apparent address of its own.
    NEWSWIRE_TRUST_PROXY: '1',
    LOG_LEVEL: 'warn',
    HOST: '127.0.0.1',
    ...postgres.env,
    ...redis.env,
    ...options.env,
  };
  const migration = await startChild([process.execPath, path.join(ROOT, 'cli/newswire.mjs'), 'migrate'], {
    logFile: path.join(dir, 'migrate.log'),
    env,
  });
  const { code } = await migration.exited;
  if (code !== 0) throw new Error(`the migration ended with ${code}`);
  const programs = options.programs ?? {
    servers: Array.from({ length: options.servers ?? SERVERS }, () => ROOT),
    workers: Array.from({ length: options.workers ?? WORKERS }, () => ROOT),
  };
  const ports = await freePorts(programs.servers.length);
  const workerPorts = await freePorts(programs.workers.length);
  const servers = ports.map((port, index) =>
    newswireProcess(
      'server',
      index,
      { port, dir, program: programs.servers[index] ?? ROOT },
      { ...env, PORT: String(port) },
    ),
  );
  const workers = workerPorts.map((port, index) =>
    newswireProcess(
      'worker',
      index,
      { port, dir, program: programs.workers[index] ?? ROOT },
      {
        ...env,
        NEWSWIRE_WORKER_PORT: String(port),
      },
    ),
  );
  const residents = [...servers, ...workers];
  const proxy = await openTinyProxy();
  proxy.use(ports);
  await Promise.all(residents.map((resident) => resident.start()));
  const deployment: Deployment = {
    url: proxy.url,
    adminKey: ADMIN_KEY,
    proxy,
    servers,
    workers,
    redis,
    postgres,
    async close({ keepsLogs } = { keepsLogs: false }) {
      await Promise.all(residents.map((resident) => resident.kill()));
      await proxy.close();
      if (!options.beside) await closeServices(deployment);
      for (const folder of keepsLogs ? [redis.dir, path.join(dir, 'postgres')] : [dir]) {
        await rm(folder, { recursive: true, force: true });
      }
      openDeployments.delete(deployment);
      return dir;
    },
  };
  openDeployments.add(deployment);
  return deployment;
}

async function openServices(options: DeploymentOptions, dir: string): Promise<Pick<Deployment, 'redis' | 'postgres'>> {
  const [redis, postgres] = await Promise.all([
    openRedisService(options.redis ?? 'single', dir),
    openPostgresAs(options.postgres ?? 'single', dir),
  ]);
  return { redis, postgres };
}

async function closeServices({ redis, postgres }: Pick<Deployment, 'redis' | 'postgres'>): Promise<void> {
  await Promise.all([redis.kill(), postgres.kill()]);
  await postgres.closeOthers();
  await redis.close?.();
  await Promise.all([redis.proxy.close(), postgres.proxy.close()]);
}

function freePorts(count: number): Promise<number[]> {
  return Promise.all(Array.from({ length: count }, () => getPort()));
}

function newswireProcess(
  kind: 'server' | 'worker',
  index: number,
  { port, dir, program }: { port: number; dir: string; program: string },
  env: NodeJS.ProcessEnv,
): Resident {
  const command = [process.execPath, path.join(program, 'cli/newswire.mjs'), kind];
  return resident(`${kind} ${index + 1}`, port, async () => {
    const child = await startChild(command, { logFile: path.join(dir, `${kind}-${index}.log`), ipc: true, env });
    const timer = setTimeout(() => child.process.kill('SIGKILL'), STARTED_MS);
    // A process exits when Postgres is down at its start; the caller starts it again.
    await Promise.race([new Promise((resolve) => child.process.once('message', resolve)), child.exited]);
    clearTimeout(timer);
    return child;
  });
}
