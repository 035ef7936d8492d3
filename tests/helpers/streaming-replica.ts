import { execFile } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import getPort from 'get-port';
import pg from 'pg';
import { startPrivatePostgres } from '../../server/embedded/private-postgres.ts';
import { familyOf } from './process-family.ts';
import { waitFor } from './wait-for.ts';

const run = promisify(execFile);
const PASSWORD = 'tests';
const QUICK = ['max_wal_senders=5', 'hot_standby=on', 'max_standby_streaming_delay=200ms'];

/** One Postgres of a pair. */
export interface PostgresNode {
  url: string;
  port: number;
  /** Runs one statement on a connection of its own. */
  run<Row extends pg.QueryResultRow>(statement: string): Promise<Row[]>;
  /** Makes a replica a primary. */
  promote(): Promise<void>;
  start(): Promise<void>;
  /** Sets a setting while it runs. */
  set(name: string, value: string): Promise<void>;
  /** Stops or continues all its processes. */
  signal(signal: 'SIGSTOP' | 'SIGCONT'): void;
  /** Kills it as a power cut would. */
  kill(): Promise<void>;
}

/** A primary and its streaming replica. */
export interface PostgresPair {
  primary: PostgresNode;
  replica: PostgresNode;
  close(): Promise<void>;
}

/**
 * Starts a primary, and a streaming replica from a copy of its files. With `isSynchronous`, a commit waits until the
 * replica has it, too.
 */
export async function startPair(dir: string, { isSynchronous = false } = {}): Promise<PostgresPair> {
  const settings = isSynchronous ? [] : ['fsync=off'];
  const primary = await makeNode(path.join(dir, 'primary'), settings);
  await primary.start();
  await primary.stop();
  const replica = await makeNode(path.join(dir, 'replica'), settings);
  await copyCluster(primary.dir, replica.dir, primary.url);
  await primary.start();
  await replica.start();
  await waitFor('the replica streams', async () => (await primary.run('SELECT FROM pg_stat_replication')).length > 0);
  // Only there: promoted, the replica would wait for one of its own.
  if (isSynchronous) await primary.set('synchronous_standby_names', 'replica');
  return {
    primary,
    replica,
    async close() {
      await Promise.all([primary.kill(), replica.kill()]);
      await rm(dir, { recursive: true, force: true });
    },
  };
}

/** Makes a stopped cluster the source of a replica: its files, with the address of the primary. */
export async function copyCluster(from: string, to: string, primaryUrl: string): Promise<void> {
  const { hostname, port, username, password } = new URL(primaryUrl);
  await rm(to, { recursive: true, force: true });
  // With the owner, who runs Postgres.
  await run('cp', ['-a', from, to]);
  const source = `host=${hostname} port=${port} user=${username} password=${password} application_name=replica`;
  await writeFile(path.join(to, 'standby.signal'), '');
  await writeFile(path.join(to, 'postgresql.auto.conf'), `primary_conninfo = '${source}'\n`);
}

type OwnNode = PostgresNode & { dir: string; stop(): Promise<void> };

async function makeNode(dir: string, settings: string[]): Promise<OwnNode> {
  const port = await getPort();
  const url = `postgres://newswire:${PASSWORD}@127.0.0.1:${port}/postgres`;
  await mkdir(path.dirname(dir), { recursive: true });
  let service: Awaited<ReturnType<typeof startPrivatePostgres>> | undefined;
  const node: OwnNode = {
    dir,
    url,
    port,
    async run<Row extends pg.QueryResultRow>(statement: string) {
      const client = new pg.Client({ connectionString: url });
      client.on('error', () => undefined);
      await client.connect();
      try {
        return (await client.query<Row>(statement)).rows;
      } finally {
        await client.end();
      }
    },
    async promote() {
      await node.run('SELECT pg_promote()');
    },
    async set(name, value) {
      await node.run(`ALTER SYSTEM SET ${name} = '${value}'`);
      await node.run('SELECT pg_reload_conf()');
    },
    async start() {
      const setup = { dir, port, password: PASSWORD, logFile: `${dir}.log`, env: process.env };
      service = await startPrivatePostgres({ ...setup, settings: [...QUICK, ...settings] });
    },
    stop: async () => service?.stop(),
    signal(signal) {
      for (const { pid } of familyOf(service?.child.pid ?? 0)) process.kill(pid, signal);
    },
    async kill() {
      service?.child.process.kill('SIGKILL');
      await service?.child.exited;
    },
  };
  return node;
}
