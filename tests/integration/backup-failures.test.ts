import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createWriteStream, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { CHECKSUM_NAME, TRAILER_BYTES } from '../../shared/node/backup/manifest.ts';
import { backUp, filesBeside, readBackup, restore } from '../helpers/backups.ts';
import { addSubmissions } from '../helpers/bulk-submissions.ts';
import { type Command, newswire, startNewswire, startProgram } from '../helpers/commands.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { openWorld, type World } from '../helpers/world.ts';

/** Enough for a copy to take a second or more. */
const ROWS = 60_000;

let dir: string;
let big: World;
let target: World;
let file: string;
let good: string;
beforeAll(async () => {
  dir = mkdtempSync(path.join(tmpdir(), 'newswire-backup-fails-'));
  [big, target] = await Promise.all([openWorld({ servers: 0, workers: 0 }), openWorld()]);
  await target.api().publish({ headline: 'What is there', topics: ['Kept'] });
  await Promise.all([...target.workers.splice(0), ...target.servers.splice(0)].map((each) => each.close()));
  file = path.join(dir, 'last.backup');
  good = path.join(dir, 'good.backup');
  await backUp(big, good);
  await addSubmissions(big, ROWS);
});
beforeEach(() => {
  writeFileSync(file, readFileSync(good));
});
afterAll(async () => {
  await Promise.all([big?.close(), target?.close()]);
  rmSync(dir, { recursive: true, force: true });
});

/** Ends the connection of a backup or restore while it copies. */
async function cutConnection(): Promise<void> {
  await waitFor('it copies', async () => {
    const { rows } = await big.db.query(sql`
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE application_name = 'backup of newswire' AND query ~ '^COPY .*"submissions"' AND state = 'active'`);
    return rows.length > 0;
  });
}

const backingUp = (): Command => startNewswire(['backup', file], big.env);
const part = ({ process: { pid } }: Command): string => `${file}.part-${pid}`;

test.each<[string, () => Promise<{ code: number | null; stderr: string }>, RegExp]>([
  [
    'Postgres goes',
    async () => {
      const command = backingUp();
      await cutConnection();
      return command.ended;
    },
    /The backup failed: .*terminat.*as it was before/,
  ],
  [
    'Ctrl-C comes',
    async () => {
      const command = backingUp();
      await waitFor('it writes', () => filesBeside(part(command)).length > 0 && statSync(part(command)).size > 100_000);
      command.process.kill('SIGINT');
      return command.ended;
    },
    /The backup failed: it was interrupted.*as it was before/,
  ],
  [
    'the disk is full',
    () => {
      const line = `trap '' XFSZ; ulimit -f 200; exec '${process.execPath}' cli/newswire.mjs backup '${file}'`;
      return startProgram(['sh', '-c', line], { env: big.env }).ended;
    },
    /The backup failed: EFBIG.*as it was before/,
  ],
])('when %s midway, the last backup is as it was, and nothing lies beside it', async (_, fail, message) => {
  const { code, stderr } = await fail();
  expect(stderr).toMatch(message);
  expect(code).toBeGreaterThan(0);
  expect(readFileSync(file).equals(readFileSync(good))).toBe(true);
  expect(filesBeside(file)).toEqual(['last.backup']);
});

test('what a killed backup leaves is removed by the next one, which replaces the last', async () => {
  const command = backingUp();
  await waitFor('it writes', () => filesBeside(part(command)).length > 0);
  command.process.kill('SIGKILL');
  await command.ended;
  expect(filesBeside(file)).toHaveLength(2);
  await backUp(target, file);
  expect(filesBeside(file)).toEqual(['last.backup']);
});

test('a file that is no backup is not replaced, and a folder, a terminal or a missing folder named', async () => {
  const notes = path.join(dir, 'notes.txt');
  writeFileSync(notes, 'Remember the milk');
  const refused = await newswire(['backup', notes], target.env);
  expect(refused).toMatchObject({ code: 2 });
  expect(refused.stderr).toContain('exists and is not a backup of Newswire');
  expect(readFileSync(notes, 'utf8')).toBe('Remember the milk');
  expect((await newswire(['backup', dir], target.env)).stderr).toContain('is not a file');
  expect((await newswire(['backup', path.join(dir, 'no/where')], target.env)).stderr).toContain('cannot be written');
});

test('a broken pipe is a failure', async () => {
  const line = `'${process.execPath}' cli/newswire.mjs backup - | head -c 100 >/dev/null; echo "code \${PIPESTATUS[0]}"`;
  const { stdout } = await startProgram(['bash', '-c', line], { env: big.env }).ended;
  expect(stdout).toContain('code 1');
});

test('what is written while a backup waits for its reader is not in it, in no table', async () => {
  const slow = path.join(dir, 'slow.backup');
  const child = spawn(process.execPath, ['cli/newswire.mjs', 'backup', '-'], { env: big.env, stdio: 'pipe' });
  // Nobody reads what it writes, so it cannot go on to the tables after this one.
  await waitFor('it copies', async () => {
    const { rows } = await big.db.query(sql`
      SELECT FROM pg_stat_activity WHERE application_name = 'backup of newswire' AND query ~ '^COPY .*"submissions"'`);
    return rows.length > 0;
  });
  await big.db.query("INSERT INTO topics (slug, label) VALUES ('too-late', 'Too late')");
  await addSubmissions(big, 1);
  await pipeline(child.stdout, createWriteStream(slow));
  const { manifest, body } = readBackup(slow);
  expect(body.includes('too-late')).toBe(false);
  expect(manifest.tables).toContainEqual({ name: 'submissions', rows: ROWS });
  expect((await newswire(['backup', '--verify', slow], {})).code).toBe(0);
  await big.db.query("DELETE FROM topics WHERE slug = 'too-late'");
});

/** A copy of a good backup with another beginning, under a checksum that is right. */
function forged(change: (text: string) => string): Buffer {
  const bytes = readFileSync(good);
  const text = change(bytes.toString('latin1', 0, bytes.length - TRAILER_BYTES));
  const hash = createHash('sha256').update(Buffer.from(text, 'latin1')).digest('hex');
  return Buffer.from(`${text}${CHECKSUM_NAME}${hash}\n`, 'latin1');
}

function flipped(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  const at = Math.floor(copy.length * 0.7);
  copy[at] = (copy[at] ?? 0) ^ 4;
  return copy;
}

test.each<[string, () => Buffer, RegExp]>([
  ['empty', () => Buffer.alloc(0), /not a backup of Newswire/],
  [
    'foreign',
    () => Buffer.from('PGDMP and so on, for as long as it takes to be longer than a checksum'.repeat(9)),
    /not a backup of Newswire/,
  ],
  ['cut short', () => readFileSync(good).subarray(0, -100), /it is damaged/],
  ['cut to its manifest', () => readFileSync(good).subarray(0, 300), /it is damaged/],
  ['bit-flipped', () => flipped(readFileSync(good)), /it is damaged/],
  ['longer than it was', () => Buffer.concat([readFileSync(good), Buffer.from('more')]), /it is damaged/],
  [
    'of another format',
    () => forged((text) => text.replace('"format":1', '"format":2')),
    /newer Newswire \(.*format 2/,
  ],
  [
    'newer',
    () => forged((text) => text.replace('130_key-names', '998_from-later')),
    /newer Newswire \(.*998_from-later.*Upgrade/,
  ],
  [
    'of other migrations',
    () => forged((text) => text.replace('"110_story-facts",', '')),
    /lacks the migration 110_story-facts/,
  ],
])('a file that is %s is refused before anything changes, also from stdin', async (_, make, message) => {
  const bad = path.join(dir, 'bad.backup');
  writeFileSync(bad, make());
  const before = await backUp(target, path.join(dir, 'before.backup'));
  const given = await restore(target.env, bad, '--replace', '--yes');
  expect(given.stderr).toMatch(message);
  expect(given.stderr).toContain('Nothing was changed.');
  expect(given.code).toBe(1);
  const line = `'${process.execPath}' cli/newswire.mjs restore - --replace --yes <'${bad}'`;
  const piped = await startProgram(['sh', '-c', line], { env: target.env }).ended;
  expect(piped.stderr).toMatch(message);
  expect(piped.stderr).toContain('Nothing was changed.');
  expect(piped.code).toBe(1);
  expect((await newswire(['backup', '--verify', bad], {})).code).toBe(1);
  expect((await backUp(target, path.join(dir, 'after.backup'))).body).toBe(before.body);
});

test('an installation is replaced only when that is said and confirmed, and never while it runs', async () => {
  const { stderr } = await restore(target.env, good);
  expect(stderr).toMatch(/is not empty: 1 story, wire \w+ up to 1\. Add --replace/);
  expect((await restore(target.env, good, '--replace')).stderr).toContain('Add --yes');
  await target.addServer();
  await waitFor('it is known to run', async () => (await target.redis.hlen(target.keys.members)) > 0);
  const running = await restore(target.env, good, '--replace', '--yes');
  expect(running).toMatchObject({ code: 1 });
  expect(running.stderr).toMatch(/still running here:\n {2}server on .*, process \d+\nStop all of it first/);
  const { REDIS_URL: _, ...rest } = target.env;
  const unknown = await restore({ ...rest, NEWSWIRE_DATA_DIR: path.join(dir, 'none') }, good, '--replace', '--yes');
  expect(unknown.stderr).toMatch(/has \d+ connections to this database/);
  await target.servers.pop()?.close();
});

test.each(['Postgres goes', 'Ctrl-C comes'])(
  'when %s in the middle of a restore, everything is as it was',
  async (what) => {
    const large = path.join(dir, 'large.backup');
    await backUp(big, large);
    const before = await backUp(target, path.join(dir, 'before.backup'));
    const command = startNewswire(['restore', large, '--replace', '--yes'], target.env);
    if (what === 'Postgres goes') await cutConnection();
    else {
      await waitFor('it copies', async () => {
        const { rows } = await big.db.query(sql`
        SELECT FROM pg_stat_activity WHERE application_name = 'backup of newswire' AND query ~ '^COPY .*"submissions"'`);
        return rows.length > 0;
      });
      command.process.kill('SIGINT');
    }
    const { code, stderr } = await command.ended;
    expect(stderr).toMatch(/The restore failed: .*Nothing was changed\./);
    expect(code).toBeGreaterThan(0);
    const after = await backUp(target, path.join(dir, 'after.backup'));
    expect(after.body === before.body).toBe(true);
    expect(after.manifest.wire).toEqual(before.manifest.wire);
  },
);

test('tables of others in the same schema are neither copied nor touched', async () => {
  const schema = target.config.database.schema;
  await target.db.query('CREATE TABLE not_ours (kept text)');
  await target.db.query("INSERT INTO not_ours VALUES ('kept')");
  expect(await restore(target.env, good, '--replace', '--yes')).toMatchObject({ code: 0 });
  expect((await target.db.query('SELECT kept FROM not_ours')).rows).toEqual([{ kept: 'kept' }]);
  await backUp(target, file);
  expect(readBackup(file).manifest.tables.map(({ name }) => name)).not.toContain('not_ours');
  // A schema of another program with a table that happens to have our name.
  const other = `${schema}_other`;
  await target.db.query(`CREATE SCHEMA ${other} CREATE TABLE topics (name text)`);
  const { stderr } = await restore({ ...target.env, NEWSWIRE_SCHEMA: other }, good, '--replace', '--yes');
  expect(stderr).toContain('tables that are not of a Newswire (topics)');
  await target.db.query(`DROP SCHEMA ${other} CASCADE`);
});
