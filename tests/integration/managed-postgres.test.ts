import { chmod, chown, cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import getPort from 'get-port';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { postgresIdentity } from '../../server/embedded/postgres-user.ts';
import { startPrivatePostgres } from '../../server/embedded/private-postgres.ts';
import type { PrivateService } from '../../server/embedded/private-redis.ts';
import { newswire } from '../helpers/commands.ts';
import { openWorld, type World } from '../helpers/world.ts';

/** A Postgres as services offer it: only over TLS, with a certificate of their own, and with a role of few rights. */
const TLS = path.join(import.meta.dirname, '../fixtures/tls');
const CA = path.join(TLS, 'localhost.pem');
const SCHEMA = 'news';

let dir: string;
let postgres: PrivateService;
let admin: pg.Client;
let world: World | undefined;
beforeAll(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'newswire-managed-'));
  const setup = {
    dir: path.join(dir, 'postgres'),
    port: await getPort(),
    password: 'tests',
    logFile: path.join(dir, 'postgres.log'),
    env: process.env,
  };
  // The first start makes the cluster.
  await (await startPrivatePostgres({ ...setup, settings: [] })).stop();
  const key = path.join(setup.dir, 'server.key');
  await cp(path.join(TLS, 'localhost-key.pem'), key);
  await cp(CA, path.join(setup.dir, 'server.crt'));
  await own([key, path.join(setup.dir, 'server.crt')]);
  const access = path.join(setup.dir, 'pg_hba.conf');
  const rules = await readFile(access, 'utf8');
  await writeFile(access, `hostnossl all all 127.0.0.1/32 reject\nhostnossl all all ::1/128 reject\n${rules}`);
  postgres = await startPrivatePostgres({ ...setup, settings: ['ssl=on', 'fsync=off'] });
  admin = new pg.Client({ connectionString: secure(postgres.url) });
  await admin.connect();
  await admin.query(`
    REVOKE CREATE ON DATABASE postgres FROM PUBLIC;
    CREATE ROLE app LOGIN PASSWORD 'secret' NOSUPERUSER NOCREATEDB NOCREATEROLE CONNECTION LIMIT 60;
    CREATE SCHEMA ${SCHEMA} AUTHORIZATION app`);
});
afterAll(async () => {
  await world?.close();
  await admin?.end();
  await postgres?.stop();
  await rm(dir, { recursive: true, force: true });
});

/** Postgres refuses a key that others may read. */
async function own(files: string[]): Promise<void> {
  const { uid, gid } = await postgresIdentity([dir], process.env);
  await mkdir(dir, { recursive: true });
  for (const file of files) {
    await chmod(file, 0o600);
    if (uid !== undefined && gid !== undefined) await chown(file, uid, gid);
  }
}

/** The URL with what a service says to add. */
function secure(url: string, { host = 'localhost', ca = CA }: { host?: string; ca?: string } = {}): string {
  const found = new URL(url);
  found.hostname = host;
  found.searchParams.set('sslmode', 'verify-full');
  if (ca !== '') found.searchParams.set('sslrootcert', ca);
  return found.href;
}

function ofApp(url: string): string {
  const found = new URL(url);
  found.username = 'app';
  found.password = 'secret';
  return found.href;
}

test('a role that owns only its schema migrates and runs over verified TLS', async () => {
  const services = { DATABASE_URL: ofApp(secure(postgres.url)), REDIS_URL: inject('redisUrl') };
  world = await openWorld({ env: { NEWSWIRE_SCHEMA: SCHEMA, DATABASE_CONNECTIONS: '12' } }, services);
  const reader = await world.reader();
  expect((await world.api().post('/stories', { headline: 'over TLS' })).status).toBe(202);
  await reader.received(1);
  const { rows } = await admin.query(`
    SELECT bool_and(ssl) AS all_secure, count(*) FILTER (WHERE application_name = 'newswire reads') AS reads
    FROM pg_stat_ssl JOIN pg_stat_activity USING (pid) WHERE usename = 'app'`);
  expect(rows[0].all_secure).toBe(true);
  expect(world.config.database).toMatchObject({ poolSize: 5, readPoolSize: 5, catchUpPoolSize: 1, workerPoolSize: 12 });
});

test.each([
  ['another name than its certificate', { host: '127.0.0.1' }, /does not match certificate/],
  ['a certificate of an unknown authority', { ca: '' }, /self-signed certificate/],
])('a server with %s is refused, and the message says so', async (_what, changes, reason) => {
  const { stderr, code } = await newswire(['migrate'], {
    ...process.env,
    DATABASE_URL: ofApp(secure(postgres.url, changes)),
    NEWSWIRE_SCHEMA: SCHEMA,
  });
  expect(stderr).toMatch(reason);
  expect(code).not.toBe(0);
});
