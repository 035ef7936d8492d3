import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { serviceFlags } from '../../../cli/up/service-flags.ts';
import { type Child, startChild } from '../../../server/embedded/child-process.ts';
import { type Config, loadConfig } from '../../../shared/node/config/config.ts';
import { type Database, openDatabase } from '../../../shared/node/db/database.ts';
import { migrate } from '../../../shared/node/db/migrate.ts';
import { connectRedis, type RedisClient } from '../../../shared/node/redis/connect.ts';
import { type RedisKeys, redisKeys } from '../../../shared/node/redis/keys.ts';
import { createLogger } from '../../../shared/node/telemetry/logger.ts';
import { type PrivateServices, startPrivateServices } from '../../eval/private-services.ts';

const ROOT = path.join(import.meta.dirname, '../../..');
const STOP_MS = 10_000;
export const ADMIN_KEY = 'bench-admin-key-of-this-run';

/** A process of ours or of a peer that has reported ready. */
export interface Running extends Child {
  /** The port it listens on; 0 for none. */
  port: number;
}

/** A Newswire for measuring: its own Redis and Postgres, and the real commands as separate processes. */
export interface Rig {
  config: Config;
  env: NodeJS.ProcessEnv;
  db: Database;
  redis: RedisClient;
  keys: RedisKeys;
  /** Undefined for an external Postgres. */
  postgresPid: number | undefined;
  startService(name: 'server' | 'worker', env?: Record<string, string>, nodeFlags?: string[]): Promise<Running>;
  /** Starts another program of the bench: a peer, a floor or a crowd of readers. */
  startScript(script: string, args?: string[], nodeFlags?: string[]): Promise<Running>;
  close(): Promise<void>;
}

/** Opens a rig; with `cpuProf`, services write their profiles to that folder. */
export async function openRig(
  cpuProf?: string,
  settings: Record<string, string> = {},
  postgresSettings: string[] = [],
): Promise<Rig> {
  const dir = await mkdtemp(path.join(tmpdir(), 'newswire-bench-'));
  const services = givenServices() ?? (await startPrivateServices(postgresSettings));
  const name = `b${randomBytes(4).toString('hex')}`;
  const env = {
    ...process.env,
    ...services.env,
    NEWSWIRE_SCHEMA: name,
    NEWSWIRE_PREFIX: name,
    NEWSWIRE_ADMIN_KEY: ADMIN_KEY,
    NEWSWIRE_CANARY: '0',
    NODE_ENV: 'production',
    PORT: '0',
    HOST: '127.0.0.1',
    LOG_LEVEL: 'warn',
    ...settings,
  };
  const config = loadConfig(env);
  await migrate(config.database, () => undefined);
  const db = openDatabase(config.database, () => undefined);
  const redis = connectRedis(config.redis, 'waiting', createLogger('bench', 'silent'));
  const running: Running[] = [];
  const profile = cpuProf === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${cpuProf}`];
  const start = async (what: string, command: string[], childEnv: NodeJS.ProcessEnv): Promise<Running> => {
    const logFile = path.join(dir, `${what}-${running.length}.log`);
    const child = await startChild([process.execPath, ...command], { logFile, ipc: true, cwd: ROOT, env: childEnv });
    const started = { ...child, port: await saysReady(child, logFile) };
    running.push(started);
    return started;
  };
  return {
    config,
    env,
    db,
    redis,
    keys: redisKeys(config.redis.prefix),
    postgresPid: services.postgresPid,
    startService: (service, own = {}, flags = []) =>
      start(service, [...serviceFlags(), ...profile, ...flags, path.join(ROOT, 'cli/newswire.mjs'), service], {
        ...env,
        ...own,
      }),
    startScript: (script, args = [], flags = []) =>
      start(path.basename(script), [...flags, path.join(ROOT, 'tests/bench', script), ...args], env),
    async close() {
      await Promise.all(running.map((child) => child.stop('SIGTERM', STOP_MS)));
      await db.query(`DROP SCHEMA "${name}" CASCADE`);
      await db.end();
      redis.disconnect();
      await services.stop();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

/** Services that already run, configured by the same variables as our commands. */
function givenServices(): PrivateServices | undefined {
  const { DATABASE_URL, REDIS_URL } = process.env;
  if (!DATABASE_URL || !REDIS_URL) return undefined;
  return { env: { DATABASE_URL, REDIS_URL }, postgresPid: undefined, stop: async () => undefined };
}

/** The port reported by the process once it is ready; throws when it ends before. */
async function saysReady(child: Child, logFile: string): Promise<number> {
  const said = await Promise.race([
    new Promise<unknown>((resolve) => child.process.once('message', resolve)),
    child.exited.then(() => undefined),
  ]);
  if (said === undefined) throw new Error(`a process of the bench ended at once, see ${logFile}`);
  return typeof said === 'object' && said !== null && 'port' in said ? Number(said.port) : 0;
}
