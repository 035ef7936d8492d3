import { execFile } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import getPort from 'get-port';
import pg from 'pg';
import { startPrivatePostgres } from '../../server/embedded/private-postgres.ts';
import { notNeeded } from '../../shared/domain/expected-failures.ts';
import { familyOf } from './process-family.ts';
import { waitFor } from './wait-for.ts';

const run = promisify(execFile);
const PASSWORD = 'tests';
const QUICK = ['max_connections=300', 'max_wal_senders=5', 'hot_standby=on', 'max_standby_streaming_delay=200ms'];

/** One Postgres of a pair. */
interface PostgresNode {
  dir: string;
  url: string;
  port: number;
  /** Runs one statement on a connection of its own. */
  run<Row extends pg.QueryResultRow>(statement: string): Promise<Row[]>;
  pid(): number;
  /** Makes a replica a primary. */
  promote(): Promise<void>;
  /** Lets a replica replay what it receives, or not. */
  replay(isOn: boolean): Promise<void>;
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
  /** Kills the primary, promotes the replica, and makes a new replica of the old primary: the two change places. */
  failOver(): Promise<void>;
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
  const pair: PostgresPair = {
    primary,
    replica,
    async failOver() {
      const { primary: old, replica: next } = pair;
      await old.kill();
      await next.promote();
      Object.assign(pair, { primary: next, replica: old });
      await copyRunning(next, old.dir);
      await old.start();
      await waitFor('it streams', async () => (await next.run('SELECT FROM pg_stat_replication')).length > 0);
      if (isSynchronous) await next.set('synchronous_standby_names', 'replica');
    },
    async close() {
      await Promise.all([primary.kill(), replica.kill()]);
      await rm(dir, { recursive: true, force: true });
    },
  };
  return pair;
}

/** Copies a running cluster as the base of a replica, as pg_basebackup does. */
async function copyRunning(from: PostgresNode, to: string): Promise<void> {
  const client = new pg.Client({ connectionString: from.url });
  await client.connect();
  try {
    await client.query("SELECT pg_backup_start('a new replica', true)");
    // Files change and vanish while they are copied: the log has what is missing.
    await copyCluster(from.dir, to, from.url).catch(notNeeded);
    await rm(path.join(to, 'postmaster.pid'), { force: true });
    const { rows } = await client.query<{ labelfile: string }>('SELECT labelfile FROM pg_backup_stop(false)');
    await writeFile(path.join(to, 'backup_label'), rows[0]?.labelfile ?? '');
    await makeReplica(to, from.url);
  } finally {
    await client.end();
  }
}

/** Copies a stopped cluster as the base of a replica. */
async function copyCluster(from: string, to: string, primaryUrl: string): Promise<void> {
  await rm(to, { recursive: true, force: true });
  // With the owner, who runs Postgres.
  await run('cp', ['-a', from, to]);
  await makeReplica(to, primaryUrl);
}

/** Makes a copy of the primary's files a replica. */
async function makeReplica(to: string, primaryUrl: string): Promise<void> {
  const { hostname, port, username, password } = new URL(primaryUrl);
  const source = `host=${hostname} port=${port} user=${username} password=${password} application_name=replica`;
  await writeFile(path.join(to, 'standby.signal'), '');
  await writeFile(path.join(to, 'postgresql.auto.conf'), `primary_conninfo = '${source}'\n`);
}

type OwnNode = PostgresNode & { stop(): Promise<void> };

async function makeNode(dir: string, settings: string[]): Promise<OwnNode> {
  const port = await getPort();
  const url = `postgres://newswire:${PASSWORD}@127.0.0.1:${port}/postgres`;
  await mkdir(path.dirname(dir), { recursive: true });
  let service: Awaited<ReturnType<typeof startPrivatePostgres>> | undefined;
  const node: OwnNode = {
    dir,
    url,
    port,
    pid: () => service?.child.pid ?? 0,
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
    async replay(isOn) {
      const statement = isOn ? 'SELECT pg_wal_replay_resume()' : 'SELECT pg_wal_replay_pause()';
      // What is replayed meanwhile may cancel even this statement.
      const done = (): Promise<boolean> =>
        node.run(statement).then(
          () => true,
          () => false,
        );
      await waitFor('replay is switched', done);
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
