import { rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import getPort from 'get-port';
import type { DemoProgress } from '../../demo/progress.ts';
import { noAnswer } from '../../shared/domain/expected-failures.ts';
import { type Config, dataDir as dataDirOf, loadConfig } from '../../shared/node/config/config.ts';
import { type RawEnv, readEnv } from '../../shared/node/config/read-env.ts';
import { withSecretFiles } from '../../shared/node/config/secret-files.ts';
import type { Connection } from '../connection.ts';
import { buildPageIfStale } from './build-page.ts';
import { checkGiven, type GivenServices } from './check-given.ts';
import { checkPort } from './check-port.ts';
import { dataFolderProblem } from './data-folder-problem.ts';
import { type DemoMode, demoToPlay, runDemo } from './demo.ts';
import { endOrphans } from './end-orphans.ts';
import { type InstanceLock, takeInstanceLock } from './instance-lock.ts';
import { keepLogsShort } from './rotate-logs.ts';
import { runCommand } from './run-command.ts';
import { type Progress, showProgress } from './say-progress.ts';
import { keepSecrets } from './secrets.ts';
import {
  type BackingService,
  logsDir,
  providePostgres,
  provideRedis,
  provideService,
  type ServiceContext,
} from './services.ts';
import type { Supervised } from './supervise.ts';
import { welcome } from './welcome.ts';
import { writeWhole } from './write-whole.ts';

const READY_POLL_MS = 50;
const READY_TIMEOUT_MS = 30_000;
const STOP_MARGIN_MS = 2_000;
const DEMO_OVER = 'The demo is over. `newswire demo` plays it again, on an empty wire of its own.';

export interface Up {
  url: string;
  close(): Promise<void>;
}

/** The state of a running `newswire up`. */
interface Session {
  dataDir: string;
  lock: InstanceLock;
  progress: Progress;
  /** Aborts when everything should stop. */
  stop: AbortSignal;
  running: Supervised[];
  demo: AbortController;
  endRotation: () => void;
}

/**
 * Starts everything on this machine: Redis, Postgres, server, worker and, on an empty wire, the demo newsroom. If
 * `stop` aborts before everything runs, stops what was started and throws. `onEnd` tells the user what the end means.
 */
export async function up(env: NodeJS.ProcessEnv, stop: AbortSignal, onEnd: string): Promise<Up> {
  const raw = readEnv(env);
  const dataDir = dataDirOf(env);
  const lock = takeInstanceLock(dataDir);
  const progress = showProgress(stop);
  const endRotation = keepLogsShort(logsDir(dataDir), progress.say);
  const session = { dataDir, lock, progress, stop, running: [], demo: new AbortController(), endRotation };
  try {
    const url = await bringUp(session, raw, env, onEnd);
    return { url, close: () => takeDown(session) };
  } catch (error) {
    await takeDown(session);
    throw dataFolderProblem(error, dataDir);
  }
}

async function bringUp(session: Session, raw: RawEnv, given: NodeJS.ProcessEnv, onEnd: string): Promise<string> {
  // `readEnv` has already reported unreadable secret files.
  const processEnv = withSecretFiles(given, () => undefined);
  const { dataDir, lock, progress } = session;
  if (lock.orphans.length > 0) await progress.step('End leftover processes', () => endOrphans(lock.orphans));
  const port = raw.PORT === '0' ? await getPort() : Number(raw.PORT);
  await checkPort(port, raw.HOST);
  const secrets = keepSecrets(dataDir);
  const adminKey = raw.NEWSWIRE_ADMIN_KEY ?? secrets.adminKey;
  const env: NodeJS.ProcessEnv = { ...processEnv, PORT: String(port), NEWSWIRE_ADMIN_KEY: adminKey };
  const context: ServiceContext = { dataDir, secrets, env, progress, onChange: () => noteChildren(session) };
  const config = await startBackingServices(session, context, await checkGiven(raw));
  const deadlineMs = config.shutdownMs + STOP_MARGIN_MS;
  await keep(session, 'Server', () => provideService(context, 'server', deadlineMs));
  await keep(session, 'Worker', () => provideService(context, 'worker', deadlineMs));
  const url = `http://localhost:${port}`;
  await untilReady(url);
  lock.update({ url });
  writeWhole(connectionFile(dataDir), JSON.stringify({ url, adminKey, pid: process.pid }));
  const connection = { url, key: adminKey };
  const demo = await demoToPlay(connection, raw.NEWSWIRE_DEMO as DemoMode, dataDir);
  session.stop.throwIfAborted();
  welcome({ url, host: raw.HOST, adminKey, dataDir, demo: demo !== undefined, onEnd });
  if (demo) startDemo(session, connection, demo);
  return url;
}

/** Starts what server and worker depend on: Postgres, Redis, the schema and the page. Fills in their addresses. */
async function startBackingServices(session: Session, context: ServiceContext, given: GivenServices): Promise<Config> {
  const { progress, stop } = session;
  const { env } = context;
  const whose = (version: string | undefined) => () => (version === undefined ? 'private' : `yours, ${version}`);
  const started = (service: BackingService): BackingService => {
    if (service.supervised) session.running.push(service.supervised);
    noteChildren(session);
    return service;
  };
  env.DATABASE_URL = (
    await progress.step('Postgres', async () => started(await providePostgres(context)), whose(given.postgres))
  ).url;
  env.REDIS_URL = (
    await progress.step('Redis', async () => started(await provideRedis(context)), whose(given.redis))
  ).url;
  const config = loadConfig(env);
  await progress.step(
    'Database schema',
    async () => JSON.parse(await runCommand(['migrate', '--json'], env, stop)).migrated as string[],
    (ran) => (ran.length === 0 ? 'up to date' : `${ran.length} migrated`),
  );
  await progress.step(
    'Page',
    () => buildPageIfStale(stop),
    (built) => (built ? 'built' : 'up to date'),
  );
  return config;
}

async function keep(session: Session, name: string, start: () => Promise<Supervised>): Promise<void> {
  session.running.push(await session.progress.step(name, start));
  noteChildren(session);
}

/** If we are killed, the next start ends these processes. */
function noteChildren({ lock, running, progress }: Session): void {
  try {
    lock.update({ children: running.map((supervised) => supervised.pid()) });
  } catch (error) {
    progress.say(`lock.json could not be written: ${error instanceof Error ? error.message : error}`);
  }
}

function startDemo({ demo, dataDir, progress }: Session, connection: Connection, from: DemoProgress): void {
  runDemo(connection, dataDir, from, demo.signal)
    .then((isOver) => isOver && progress.say(DEMO_OVER))
    .catch((error: unknown) =>
      progress.say(`The demo newsroom stopped: ${error instanceof Error ? error.message : error}`),
    );
}

/** Stops in reverse order, so that nothing loses a dependency. */
async function takeDown({ demo, dataDir, running, lock, endRotation }: Session): Promise<void> {
  demo.abort();
  endRotation();
  rmSync(connectionFile(dataDir), { force: true });
  for (const supervised of running.toReversed()) await supervised.stop();
  lock.release();
}

function connectionFile(dataDir: string): string {
  return path.join(dataDir, 'connection.json');
}

async function untilReady(url: string): Promise<void> {
  const deadline = Date.now() + READY_TIMEOUT_MS;
  while (Date.now() < deadline) {
    const signal = AbortSignal.timeout(Math.max(0, deadline - Date.now()));
    const answer = await fetch(`${url}/readyz`, { signal }).catch(noAnswer);
    if (answer?.ok) return;
    await delay(READY_POLL_MS);
  }
  throw new Error(`${url}/readyz did not answer "ok" within ${READY_TIMEOUT_MS / 1_000} s; see the logs`);
}
