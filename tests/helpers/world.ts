import { randomBytes } from 'node:crypto';
import { type RunningServer, startServer } from '../../server/start-server.ts';
import { type Config, loadConfig } from '../../shared/node/config/config.ts';
import { type Database, openDatabase } from '../../shared/node/db/database.ts';
import { migrate } from '../../shared/node/db/migrate.ts';
import { connectRedis, type RedisClient } from '../../shared/node/redis/connect.ts';
import { type RedisKeys, redisKeys } from '../../shared/node/redis/keys.ts';
import { createLogger, type Logger } from '../../shared/node/telemetry/logger.ts';
import { type RunningWorker, startWorker } from '../../worker/start-worker.ts';
import { type Api, createApi } from './api.ts';
import { openReader, type Reader, type ReaderOptions } from './reader.ts';
import { copyTemplate } from './template-database.ts';

const ADMIN_KEY = 'tests-admin-key-of-this-run';

/** A test's own Newswire: its schema, key prefix, servers and workers. */
export interface World {
  config: Config;
  db: Database;
  redis: RedisClient;
  keys: RedisKeys;
  log: Logger;
  servers: RunningServer[];
  workers: RunningWorker[];
  /** The environment with which real commands join this world. */
  env: NodeJS.ProcessEnv;
  url(server?: number): string;
  /** The API with the admin's key, or another one. */
  api(key?: string, server?: number): Api;
  /** A new publisher with its own key. */
  publisher(name: string): Promise<{ id: string; key: string; api: Api }>;
  reader(options?: ReaderOptions & { server?: number }): Promise<Reader>;
  addServer(): Promise<RunningServer>;
  addWorker(): Promise<RunningWorker>;
  close(): Promise<void>;
}

interface Services {
  DATABASE_URL: string;
  REDIS_URL: string;
}

/** The Redis and Postgres of this test run. */
async function servicesOfRun(): Promise<Services & Record<string, string>> {
  const { inject } = await import('vitest');
  const urls = { DATABASE_URL: inject('databaseUrl'), REDIS_URL: inject('redisUrl') };
  return { ...urls, ...inject('redisEnv'), ...inject('databaseEnv') };
}

interface WorldOptions {
  servers?: number;
  workers?: number;
  env?: Record<string, string>;
  /** A database of its own, which is there sooner than a schema; not behind a pooler or with a replica. */
  hasOwnDatabase?: boolean;
}

/** Opens a world in the test run's services, or in `services`; `env` overrides its settings. */
export async function openWorld(options: WorldOptions = {}, services?: Services): Promise<World> {
  const name = `t${randomBytes(6).toString('hex')}`;
  const { DATABASE_URL, ...others } = services ?? (await servicesOfRun());
  const isCopied = options.hasOwnDatabase === true && process.env.NEWSWIRE_TEST_POSTGRES === undefined;
  const own = isCopied ? await copyTemplate(DATABASE_URL, name) : undefined;
  const env = {
    ...others,
    DATABASE_URL: own?.url ?? DATABASE_URL,
    NEWSWIRE_SCHEMA: own?.schema ?? name,
    NEWSWIRE_PREFIX: name,
    NEWSWIRE_ADMIN_KEY: ADMIN_KEY,
    NEWSWIRE_SWEEP_SECONDS: '1',
    // Threads start slowly; tests of real processes cover them.
    NEWSWIRE_READING_THREADS: '0',
    // Canaries would disturb tests that count events.
    NEWSWIRE_CANARY: '0',
    PORT: '0',
    HOST: '127.0.0.1',
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'silent',
    ...options.env,
  };
  const config = loadConfig(env);
  const log = createLogger('tests', config.logLevel);
  if (!own) await migrate(config.database, () => undefined);
  const db = openDatabase(config.database, () => undefined);
  const redis = connectRedis(config.redis, 'waiting', log);
  const readers: Reader[] = [];
  const world: World = {
    config,
    db,
    redis,
    keys: redisKeys(config.redis.prefix),
    log,
    servers: [],
    workers: [],
    env: { ...process.env, ...env },
    url: (server = 0) => `http://127.0.0.1:${world.servers[server]?.port}`,
    api: (key = ADMIN_KEY, server = 0) => createApi(world.url(server), key),
    async publisher(publisherName) {
      const { body: publisher } = await world.api().post('/publishers', { name: publisherName });
      const { body: made } = await world.api().post(`/publishers/${publisher.id}/keys`, {});
      return { id: publisher.id, key: made.key, api: world.api(made.key) };
    },
    async reader({ server = 0, ...readerOptions } = {}) {
      const reader = await openReader(world.url(server), readerOptions);
      readers.push(reader);
      return reader;
    },
    async addServer() {
      const server = await startServer(config, log);
      world.servers.push(server);
      return server;
    },
    async addWorker() {
      const worker = await startWorker(config, log);
      world.workers.push(worker);
      return worker;
    },
    async close() {
      for (const reader of readers) reader.close();
      await Promise.all(world.workers.map((worker) => worker.close()));
      await Promise.all(world.servers.map((server) => server.close()));
      if (!own) await db.query(`DROP SCHEMA "${config.database.schema}" CASCADE`);
      await db.end();
      await own?.drop();
      redis.disconnect();
    },
  };
  for (let index = 0; index < (options.servers ?? 1); index += 1) await world.addServer();
  for (let index = 0; index < (options.workers ?? 1); index += 1) await world.addWorker();
  return world;
}
