import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import getPort from 'get-port';
import sql from 'sql-template-tag';
import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest';
import type { Finding } from '../../cli/doctor/finding.ts';
import { ensureRedisServer } from '../../server/embedded/install-program.ts';
import { newswire } from '../helpers/commands.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { openWorld, type World } from '../helpers/world.ts';

let world: World;
let env: NodeJS.ProcessEnv;
const dir = mkdtempSync(path.join(tmpdir(), 'newswire-doctor-'));
beforeAll(async () => {
  world = await openWorld();
  const free = String(await getPort());
  env = {
    ...world.env,
    PORT: free,
    HOST: '127.0.0.1',
    NEWSWIRE_URL: world.url(),
    NEWSWIRE_KEY: world.config.adminKey,
    NEWSWIRE_DATA_DIR: dir,
    NEWSWIRE_PUBLIC_URL: world.url(),
    NEWSWIRE_PUSH_SUBJECT: 'mailto:ops@newswire.example.org',
  };
});
afterAll(async () => {
  rmSync(dir, { recursive: true, force: true });
  await world.close();
});

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** The findings of a broken set-up: all but what is fine. */
async function doctor(change: NodeJS.ProcessEnv = {}): Promise<{ code: number | null; bad: Finding[]; text: string }> {
  const { code, stdout, stderr } = await newswire(['doctor', '--json'], { ...env, ...change });
  expect(stderr).toBe('');
  const bad = (JSON.parse(stdout) as Finding[]).filter(({ level }) => level !== 'ok');
  for (const { advice } of bad) expect(advice).toMatch(/\S/);
  return {
    code,
    bad,
    text: bad.map(({ subject, level, says, advice }) => `${subject} ${level}: ${says}. ${advice}`).join('\n'),
  };
}

/** A Redis of its own with these settings. */
async function redisWith(...settings: string[]): Promise<string> {
  const port = await getPort();
  const server = await ensureRedisServer(process.env, () => undefined);
  const child = spawn(server, ['--port', String(port), '--save', '', '--dir', dir, ...settings], { stdio: 'ignore' });
  closing.push(() => child.kill('SIGKILL'));
  const url = `redis://127.0.0.1:${port}`;
  await waitFor('it answers', async () => {
    const { text } = await doctor({ REDIS_URL: url });
    return !text.includes('nothing that speaks Redis');
  });
  return url;
}

async function site(answer: (req: IncomingMessage, res: ServerResponse) => void): Promise<string> {
  const server: Server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(
    () => server.closeAllConnections(),
    () => server.close(),
  );
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Passes requests on, but no upgrades. */
const passOn = (skewMs = 0) =>
  site((req, res) => {
    void fetch(`${world.url()}${req.url}`).then(async (answer) => {
      res.setHeader('Date', new Date(Date.now() + skewMs).toUTCString());
      res.writeHead(answer.status, { 'Content-Type': 'application/json' }).end(await answer.text());
    });
  });

test('a healthy installation has no problem, and the text says so in a line each', async () => {
  const { code, bad } = await doctor();
  expect(bad.filter(({ level }) => level === 'problem')).toEqual([]);
  expect(code).toBe(0);
  const { stdout } = await newswire(['doctor'], env);
  expect(stdout).toMatch(/^✓ Redis +(Redis|Valkey) \d/m);
  expect(stdout).toMatch(/^0 problems, \d+ warnings?\.$/m);
});

test.each<[string, NodeJS.ProcessEnv, RegExp]>([
  ['a setting out of its range', { NEWSWIRE_POOL_SIZE: '1' }, /NEWSWIRE_POOL_SIZE must be a whole number from 2/],
  [
    'another database',
    { DATABASE_URL: 'mysql://root@localhost/x' },
    /DATABASE_URL must be an address that begins with postgres/,
  ],
  ['an admin key that can be guessed', { NEWSWIRE_ADMIN_KEY: 'password' }, /NEWSWIRE_ADMIN_KEY must be at least 20/],
  [
    'a name that nothing reads',
    { NEWSWIRE_PULIC_URL: 'x' },
    /nothing reads NEWSWIRE_PULIC_URL\. Did you mean NEWSWIRE_PUBLIC_URL/,
  ],
  ['half of the services', { DATABASE_URL: '' }, /REDIS_URL is set and DATABASE_URL is not/],
  ['no Redis', { REDIS_URL: 'redis://127.0.0.1:9' }, /Redis problem: nothing that speaks Redis answers \(.*9/],
  [
    'no Postgres',
    { DATABASE_URL: 'postgres://x:y@127.0.0.1:9/z' },
    /Postgres problem: nothing listens at 127\.0\.0\.1:9/,
  ],
  [
    'a schema without tables',
    { NEWSWIRE_SCHEMA: 'nobody_migrated' },
    /the tables are missing\. Run `newswire migrate`/,
  ],
  [
    'too many connections',
    { NEWSWIRE_POOL_SIZE: '400' },
    /only \d+ connections are free, and a server with a worker takes up to 8/,
  ],
  ['a data folder below a file', { NEWSWIRE_DATA_DIR: '/dev/null/newswire' }, /data folder problem: .*a file stands/],
  [
    'a server that is not there',
    { NEWSWIRE_URL: 'http://127.0.0.1:9' },
    /server warning: no Newswire answers at http:\/\/127\.0\.0\.1:9/,
  ],
  ['a wrong key', { NEWSWIRE_KEY: 'nw_wrong' }, /it refuses the key/],
  ['no public address', { NEWSWIRE_PUBLIC_URL: '' }, /NEWSWIRE_PUBLIC_URL is not set/],
  ['a public address that leads nowhere', { NEWSWIRE_PUBLIC_URL: 'http://127.0.0.1:9' }, /does not lead to a Newswire/],
  ['no contact for notifications', {}, /notifications warning: are not offered/],
])('%s is named, with what to do', async (_, change, expected) => {
  const { bad, text, code } = await doctor(change);
  expect(text).toMatch(expected);
  expect(code).toBe(bad.some(({ level }) => level === 'problem') ? 1 : 0);
});

test('a Redis that evicts, is full, is a replica, or has another password', async () => {
  const evicting = await redisWith('--maxmemory', '50mb', '--maxmemory-policy', 'allkeys-lru');
  expect((await doctor({ REDIS_URL: evicting })).text).toMatch(/evicts keys .*allkeys-lru.*noeviction/);
  const full = await redisWith('--maxmemory', '1mb', '--maxmemory-policy', 'noeviction');
  expect((await doctor({ REDIS_URL: full })).text).toMatch(/its memory is \d+ % full|OOM/);
  const replica = await redisWith('--replicaof', '127.0.0.1', new URL(evicting).port);
  expect((await doctor({ REDIS_URL: replica })).text).toContain('REDIS_URL points at a replica, which takes no writes');
  const locked = await redisWith('--requirepass', 'secret');
  expect((await doctor({ REDIS_URL: locked })).text).toContain('it refuses the password in REDIS_URL');
}, 120_000);

test('a Postgres with another password, another encoding, an older and a newer schema', async () => {
  const given = new URL(inject('databaseUrl'));
  const wrong = new URL(given);
  wrong.password = 'wrong';
  expect((await doctor({ DATABASE_URL: wrong.href })).text).toContain('Postgres refused the password');
  const name = `latin_${process.pid}`;
  await world.db.query(`CREATE DATABASE ${name} ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0`);
  closing.push(() => world.db.query(`DROP DATABASE ${name} WITH (FORCE)`));
  const latin = new URL(given);
  latin.pathname = `/${name}`;
  expect((await doctor({ DATABASE_URL: latin.href })).text).toContain('the database stores text as LATIN1');
  await world.db.query(sql`INSERT INTO migrations (name, run_on) VALUES ('999_from-the-future', now())`);
  expect((await doctor()).text).toMatch(/newer than this program: it has 999_from-the-future/);
  await world.db.query(sql`DELETE FROM migrations WHERE name IN ('999_from-the-future', '110_story-facts')`);
  closing.push(() => world.db.query(sql`INSERT INTO migrations (name, run_on) VALUES ('110_story-facts', now())`));
  expect((await doctor()).text).toMatch(/1 migrations have not run, from 110_story-facts on/);
}, 120_000);

test('a port that another program has', async () => {
  const other = await site((_req, res) => res.end());
  const { text } = await doctor({ PORT: new URL(other).port, NEWSWIRE_URL: other, NEWSWIRE_PUBLIC_URL: '' });
  expect(text).toMatch(/port problem: \d+ is in use, and no Newswire answers there/);
});

test('a proxy that loses WebSockets, a clock that is wrong, another site, another installation', async () => {
  expect((await doctor({ NEWSWIRE_PUBLIC_URL: await passOn() })).text).toMatch(
    /WebSocket problem: does not come through/,
  );
  expect((await doctor({ NEWSWIRE_PUBLIC_URL: await passOn(90_000) })).text).toMatch(/its clock is (89|90) s ahead/);
  const shop = await site((_req, res) => res.end('<h1>Shop</h1>'));
  expect((await doctor({ NEWSWIRE_PUBLIC_URL: shop })).text).toContain('does not lead to a Newswire');
  const other = await openWorld({ workers: 0 });
  closing.push(() => other.close());
  const { text } = await doctor({ NEWSWIRE_PUBLIC_URL: other.url() });
  expect(text).toContain('leads to another installation');
  const idle = await doctor({ ...other.env, NEWSWIRE_URL: other.url(), NEWSWIRE_PUBLIC_URL: other.url() });
  expect(idle.text).toMatch(/workers problem: none is running.*newswire worker/);
}, 120_000);

test('a paused queue, and a secret that is a file', async () => {
  await world.api().post('/queues/edit/pause', {});
  closing.push(() => world.api().post('/queues/edit/resume', {}));
  // Servers keep their overview for a moment.
  await waitFor('it is named', async () =>
    /queues problem: paused: edit\. Resume: `newswire queue resume edit`/.test((await doctor()).text),
  );
  const file = path.join(dir, 'redis-url');
  writeFileSync(file, 'redis://127.0.0.1:9');
  const { REDIS_URL: _, ...rest } = env;
  const { text } = await doctor({ ...rest, REDIS_URL: '', REDIS_URL_FILE: file });
  expect(text).toContain('nothing that speaks Redis answers');
}, 120_000);
