import { existsSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import getPort from 'get-port';
import { startPrivatePostgres } from '../../server/embedded/private-postgres.ts';
import { CliError, EXIT } from '../cli-error.ts';
import { endOrphans } from '../up/end-orphans.ts';
import { type InstanceLock, takeInstanceLock } from '../up/instance-lock.ts';
import { keepSecrets } from '../up/secrets.ts';
import { logsDir } from '../up/services.ts';
import { runningPort } from './postmaster.ts';

/** The private Postgres of `npm start`, running for as long as it is needed. */
export interface OpenPostgres {
  url: string;
  close(): Promise<void>;
}

/** Opens the private Postgres of a data folder for reading, whether `npm start` runs there or not. */
export async function openToRead(dataDir: string, env: NodeJS.ProcessEnv): Promise<OpenPostgres> {
  const cluster = path.join(dataDir, 'postgres');
  if (!existsSync(path.join(cluster, 'newswire-cluster'))) {
    throw new CliError(
      EXIT.usage,
      `There is no database: DATABASE_URL is not set, and \`npm start\` has none in ${dataDir}.\n` +
        'Give the environment of the servers, or the folder as NEWSWIRE_DATA_DIR.',
    );
  }
  const port = runningPort(cluster);
  if (port === undefined) return startAlone(dataDir, env, lockToRead(dataDir));
  const { postgresPassword } = keepSecrets(dataDir);
  // The address that `startPrivatePostgres` gives.
  return { url: `postgres://newswire:${postgresPassword}@127.0.0.1:${port}/postgres`, close: async () => undefined };
}

function lockToRead(dataDir: string): InstanceLock {
  try {
    return lockStopped(dataDir);
  } catch (cause) {
    // It runs, but its Postgres does not answer yet, or no longer.
    throw new CliError(EXIT.tryLater, `Newswire is starting or stopping in ${dataDir}: try again.`, { cause });
  }
}

/** Opens the private Postgres of a data folder to write to it, or a new one, while `npm start` does not run there. */
export function openToWrite(dataDir: string, env: NodeJS.ProcessEnv): Promise<OpenPostgres> {
  return startAlone(dataDir, env, lockStopped(dataDir));
}

/** Locks a data folder, so that nothing starts there meanwhile; refuses while something runs. */
export function lockStopped(dataDir: string): InstanceLock {
  try {
    return takeInstanceLock(dataDir);
  } catch (error) {
    if (!(error instanceof CliError) || !error.message.includes('running already')) throw error;
    const [first = ''] = error.message.split('; it keeps running');
    throw new CliError(EXIT.refused, `${first}. Stop it first (Ctrl-C, or SIGTERM to that process).`, { cause: error });
  }
}

/** Deletes what the private Redis remembers; `npm start` fills a new one from the record. */
export function forgetPrivateRedis(dataDir: string): void {
  rmSync(path.join(dataDir, 'redis'), { recursive: true, force: true });
}

async function startAlone(dataDir: string, env: NodeJS.ProcessEnv, lock: InstanceLock): Promise<OpenPostgres> {
  try {
    await endOrphans(lock.orphans);
    const { postgresPassword: password } = keepSecrets(dataDir);
    mkdirSync(logsDir(dataDir), { recursive: true, mode: 0o700 });
    const postgres = await startPrivatePostgres({
      dir: path.join(dataDir, 'postgres'),
      port: await getPort(),
      password,
      logFile: path.join(logsDir(dataDir), 'postgres.log'),
      env,
    });
    lock.update({ children: [postgres.child.pid] });
    return {
      url: postgres.url,
      async close() {
        await postgres.stop();
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}
