import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import getPort from 'get-port';
import { Redis } from 'ioredis';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { openDatabase } from '../../shared/node/db/database.ts';
import { type Ended, newswire, startNewswire } from '../helpers/commands.ts';

const FULL_DISK = pathToFileURL(path.join(import.meta.dirname, '../helpers/full-disk.mjs')).href;
const PATIENT_MS = 120_000;

let dir: string;
let dataDir: string;
let env: NodeJS.ProcessEnv;
beforeEach(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'newswire-broken-'));
  dataDir = path.join(dir, 'data');
  const { DATABASE_URL, REDIS_URL, ...own } = process.env;
  env = { ...own, PORT: String(await getPort()), NEWSWIRE_DATA_DIR: dataDir, NEWSWIRE_DEMO: 'off' };
});
afterEach(() => rm(dir, { recursive: true, force: true }));

/** A start that must fail: with this one message, no tick and nothing running. */
async function failsWith(message: string, more: NodeJS.ProcessEnv = {}): Promise<Ended> {
  const ended = await newswire(['up'], { ...env, ...more });
  expect(ended.stderr.trim()).toBe(message);
  expect(ended.stdout).not.toContain('✓');
  expect(ended.code).toBe(1);
  return ended;
}

/** A start that must succeed, and end. */
async function startsAndStops(): Promise<string> {
  const command = startNewswire(['up'], env);
  await command.says('Newswire is live');
  command.process.kill('SIGINT');
  const { code, stdout } = await command.ended;
  expect(code).toBe(0);
  return stdout;
}

test(
  'a full disk, an empty lock file and lost secrets are named, and leave nothing that keeps the next start from working',
  async () => {
    await failsWith(`${dataDir} cannot be written: the disk is full. Make room and start again.`, {
      NODE_OPTIONS: `--import ${FULL_DISK}`,
    });
    await writeFile(path.join(dataDir, 'lock.json'), '');
    const said = await startsAndStops();
    expect(said).toContain('HOST=127.0.0.1 npm start');
    const { adminKey } = JSON.parse(await readFile(path.join(dataDir, 'secrets.json'), 'utf8'));
    expect(said).not.toContain(adminKey);

    const secrets = path.join(dataDir, 'secrets.json');
    await rename(secrets, path.join(dir, 'kept'));
    await failsWith(
      `${secrets} is missing, and ${dataDir}/postgres cannot be opened without its password. ` +
        `Put it back from a backup, or move ${dataDir} away to begin with an empty wire.`,
    );
    expect(existsSync(secrets)).toBe(false);
    await rename(path.join(dir, 'kept'), secrets);
    await startsAndStops();
    expect((await readdir(dataDir)).sort()).toEqual(['logs', 'postgres', 'redis', 'secrets.json']);
  },
  PATIENT_MS,
);

test('a data folder below a file, and one below a forbidden folder', async () => {
  const otherFolder = 'choose another folder: NEWSWIRE_DATA_DIR=/path/to/folder npm start';
  await writeFile(path.join(dir, 'file'), '');
  const below = path.join(dir, 'file/data');
  await failsWith(
    `${below} cannot be written: a file stands where a folder should be. Move it away, or ${otherFolder}.`,
    {
      NEWSWIRE_DATA_DIR: below,
    },
  );
  const closed = path.join(dir, 'closed/data');
  await mkdir(path.dirname(closed));
  await chmod(path.dirname(closed), 0o500);
  // Root may write anywhere, unless that is taken from it.
  const { code, stderr } = await newswire(['up'], { ...env, NEWSWIRE_DATA_DIR: closed }, undefined, {
    obeysPermissions: true,
  });
  expect(stderr.trim()).toBe(
    `${closed} cannot be written: this user may not write there. Give it the right, or ${otherFolder}.`,
  );
  expect(code).toBe(1);
});

test('a given Redis or Postgres that cannot be used is named with the reason before anything is started', async () => {
  await failsWith('REDIS_URL cannot be used: nothing listens at 127.0.0.1:9.', { REDIS_URL: 'redis://127.0.0.1:9' });
  await failsWith('DATABASE_URL cannot be used: nothing listens at 127.0.0.1:9.', {
    DATABASE_URL: 'postgres://127.0.0.1:9/x',
    REDIS_URL: inject('redisUrl'),
  });
  const refused = await newswire(['up'], { ...env, DATABASE_URL: 'mysql://127.0.0.1/x' });
  expect(refused.stderr).toContain('DATABASE_URL must be an address that begins with postgres:// or postgresql://');
  expect(refused.code).toBe(2);
});

test('a Redis that may not be written to, and a Postgres user without rights', async () => {
  const redis = new Redis(inject('redisUrl'));
  const db = openDatabase({ url: inject('databaseUrl'), schema: 'public', poolSize: 1 } as never, () => undefined);
  const name = `reader_${process.pid}`;
  try {
    await redis.call('ACL', 'SETUSER', name, 'on', '>secret', '~*', '+@all', '-@write');
    const redisUrl = new URL(inject('redisUrl'));
    redisUrl.username = name;
    redisUrl.password = 'secret';
    const noWrite = await newswire(['up'], { ...env, REDIS_URL: redisUrl.href });
    expect(noWrite.stderr).toMatch(/^REDIS_URL cannot be used: NOPERM .*set/);
    redisUrl.password = 'wrong';
    const wrong = await newswire(['up'], { ...env, REDIS_URL: redisUrl.href });
    expect(wrong.stderr).toMatch(/^REDIS_URL cannot be used: .*WRONGPASS/);
    await db.query(`CREATE ROLE ${name} LOGIN PASSWORD 'secret'`);
    const databaseUrl = new URL(inject('databaseUrl'));
    databaseUrl.username = name;
    databaseUrl.password = 'secret';
    await failsWith('DATABASE_URL cannot be used: its user may not create tables in the schema newswire.', {
      REDIS_URL: inject('redisUrl'),
      DATABASE_URL: databaseUrl.href,
    });
  } finally {
    await redis.call('ACL', 'DELUSER', name);
    await db.query(`DROP ROLE IF EXISTS ${name}`);
    redis.disconnect();
    await db.end();
  }
});

test.each(['server', 'worker'])('a %s before migrate refuses, and says what to do', async (service) => {
  const { code, stderr } = await newswire([service], {
    ...env,
    PORT: '0',
    DATABASE_URL: inject('databaseUrl'),
    REDIS_URL: inject('redisUrl'),
    NEWSWIRE_SCHEMA: 'never_migrated',
  });
  expect(stderr).toContain(`The ${service} could not start: the tables are missing; run \`newswire migrate\` first.`);
  expect(code).toBe(1);
});

test(
  'Ctrl-C while it starts ends it, and it never says that it is live',
  async () => {
    const command = startNewswire(['up'], env);
    await command.says('✓ Redis');
    command.process.kill('SIGINT');
    const { code, stdout, stderr } = await command.ended;
    expect(stdout).not.toContain('live');
    expect(stderr).toContain('Stopped.');
    expect(code).toBe(0);
    expect(existsSync(path.join(dataDir, 'lock.json'))).toBe(false);
  },
  PATIENT_MS,
);
