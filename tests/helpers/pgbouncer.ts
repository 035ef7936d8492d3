import { chmod, chown, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { type Child, startChild } from '../../server/embedded/child-process.ts';
import { postgresIdentity, runAs } from '../../server/embedded/postgres-user.ts';
import { endWithParent } from '../../server/embedded/with-parent.ts';
import { findProgram } from './debian-programs.ts';
import { waitFor } from './wait-for.ts';

const STOP_MS = 5_000;
const HELP = 'PgBouncer is needed: put pgbouncer on the PATH and run again.';

/** A PgBouncer in transaction mode. */
export interface PgBouncer {
  /** The given URL, through PgBouncer. */
  url: string;
  child: Child;
  stop(): Promise<void>;
}

/** Starts a PgBouncer with few connections in front of the Postgres at `url`. */
export async function startPgBouncer(url: string, setup: { dir: string; port: number }): Promise<PgBouncer> {
  const { dir, port } = setup;
  const program = await findProgram({
    name: 'pgbouncer',
    file: 'usr/sbin/pgbouncer',
    packages: ['pgbouncer', 'libc-ares2', 'libevent-2.1-7'],
    help: HELP,
  });
  const { username, password, hostname, port: serverPort } = new URL(url);
  const identity = await postgresIdentity([dir, program.path], process.env);
  const config = path.join(dir, 'pgbouncer.ini');
  await mkdir(dir, { recursive: true, mode: 0o700 });
  await chmod(dir, 0o700);
  await writeFile(path.join(dir, 'users.txt'), `"${username}" "${password}"\n`);
  await writeFile(
    config,
    [
      '[databases]',
      `* = host=${hostname} port=${serverPort}`,
      '[pgbouncer]',
      'listen_addr = 127.0.0.1',
      `listen_port = ${port}`,
      'unix_socket_dir =',
      'auth_type = scram-sha-256',
      `auth_file = ${path.join(dir, 'users.txt')}`,
      `admin_users = ${username}`,
      'pool_mode = transaction',
      // Fewer than our clients, so that they really share.
      'default_pool_size = 6',
      'max_client_conn = 500',
      'server_login_retry = 1',
      '',
    ].join('\n'),
  );
  if (identity.uid !== undefined && identity.gid !== undefined) {
    for (const each of [dir, config, path.join(dir, 'users.txt')]) await chown(each, identity.uid, identity.gid);
  }
  const command = [...identity.wrapper, ...(await endWithParent('INT')), program.path, config];
  const logFile = path.join(dir, 'pgbouncer.log');
  const child = await startChild(command, { logFile, cwd: dir, env: program.env, ...runAs(identity) });
  const through = new URL(url);
  through.host = `127.0.0.1:${port}`;
  await waitFor('PgBouncer answers', () => answers(through.href));
  return { url: through.href, child, stop: () => child.stop('SIGINT', STOP_MS) };
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('SELECT 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}
