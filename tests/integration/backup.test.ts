import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { formatPosition } from '../../shared/domain/position.ts';
import { ownNames } from '../../shared/node/db/backup/own-names.ts';
import { migrationNames } from '../../shared/node/db/installation/migration-names.ts';
import { migrateWithin } from '../../shared/node/db/migrate.ts';
import { backUp, readBackup, restore } from '../helpers/backups.ts';
import { newswire } from '../helpers/commands.ts';
import { startWirePublisher } from '../helpers/start-publishing.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { openWorld, type World } from '../helpers/world.ts';

const WRITE_EVERY_MS = 40;
const BEFORE = 60;

let dir: string;
const worlds: World[] = [];
const undo: (() => Promise<unknown>)[] = [];
beforeAll(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'newswire-backup-'));
});
afterAll(async () => {
  for (const world of worlds) await world.close();
  for (const step of undo) await step();
  rmSync(dir, { recursive: true, force: true });
});

async function open(...options: Parameters<typeof openWorld>): Promise<World> {
  const world = await openWorld(...options);
  worlds.push(world);
  return world;
}

/** An installation with nothing in it, in the run's database or under a role in a database of its own. */
async function openEmpty(admin?: World): Promise<World> {
  if (!admin) return open({ servers: 0, workers: 0 });
  const name = `other_${randomBytes(4).toString('hex')}`;
  for (const statement of [`CREATE ROLE ${name} LOGIN PASSWORD 'other'`, `CREATE DATABASE ${name} OWNER ${name}`]) {
    await admin.db.query(statement);
  }
  const url = new URL(inject('databaseUrl'));
  Object.assign(url, { username: name, password: 'other', pathname: `/${name}` });
  const world = await open({ servers: 0, workers: 0 }, { DATABASE_URL: url.href, REDIS_URL: inject('redisUrl') });
  return world;
}

async function eventsOf({ db }: World, upTo: number): Promise<object[]> {
  const { rows } = await db.query(sql`
    SELECT seq, at, type, story_id, payload, keys FROM wire_events WHERE seq <= ${upTo} ORDER BY seq`);
  return rows;
}

async function stop(world: World): Promise<void> {
  await Promise.all([...world.workers.splice(0), ...world.servers.splice(0)].map((service) => service.close()));
}

test('our tables are those that the migrations make, and no more', async () => {
  const world = await openEmpty();
  const { rows } = await world.db.query<{ name: string }>(sql`
    SELECT relname AS name FROM pg_class
    WHERE relnamespace = to_regnamespace(${world.config.database.schema}) AND relkind IN ('r', 'p', 'm', 'v', 'f')
      AND NOT relispartition`);
  const there = rows.map(({ name }) => name).filter((name) => name !== 'migrations');
  expect(there.length).toBeGreaterThan(30);
  expect(there.filter((name) => !ownNames().tables.includes(name))).toEqual([]);
});

test('a backup while 25 stories a second go in is a prefix of the wire, and comes back row by row under another role', async () => {
  const from = await open();
  const publisher = startWirePublisher(from.url(), from.config.adminKey, WRITE_EVERY_MS);
  const newest = async (): Promise<number> => {
    const { rows } = await from.db.query<{ last_seq: number }>(sql`SELECT last_seq FROM wire`);
    return rows[0]?.last_seq ?? 0;
  };
  await waitFor('some are out', async () => (await newest()) >= BEFORE);
  const file = path.join(dir, 'flow.backup');
  const { manifest, body } = await backUp(from, file);
  const { lastSeq } = manifest.wire;
  await waitFor('more are out', async () => (await newest()) > lastSeq + 20);
  await publisher.stop();

  const to = await openEmpty(from);
  expect(await restore(to.env, file, '--keep-wire')).toMatchObject({ code: 0, stderr: '' });
  const there = await eventsOf(to, Number.MAX_SAFE_INTEGER);
  expect(there.map((event) => (event as { seq: number }).seq)).toEqual(
    Array.from({ length: lastSeq }, (_, i) => i + 1),
  );
  expect(lastSeq).toBeGreaterThanOrEqual(BEFORE);
  expect(there).toEqual(await eventsOf(from, lastSeq));
  const again = await backUp(to, path.join(dir, 'again.backup'));
  expect(again.body).toBe(body);
  expect(again.manifest).toEqual({ ...manifest, at: again.manifest.at });
  // What was open in the backup is edited, and the wire goes on without a gap.
  await to.addServer();
  await to.addWorker();
  await to.api().publish({ headline: 'First after the restore', topics: ['After'] });
  await waitFor('nothing is open', async () => {
    const { rows } = await to.db.query(sql`
      SELECT FROM submissions WHERE status = 'queued' UNION ALL SELECT FROM wire_events WHERE seq IS NULL`);
    return rows.length === 0;
  });
  const all = await eventsOf(to, Number.MAX_SAFE_INTEGER);
  expect(all.map((event) => (event as { seq: number }).seq)).toEqual(all.map((_, index) => index + 1));
});

test('readers of the old installation resume on the new one with --keep-wire, and are reset without it', async () => {
  const from = await open();
  for (const headline of ['One', 'Two', 'Three', 'Four']) await from.api().publish({ headline, topics: ['Move'] });
  const reader = await from.reader({ since: undefined as never });
  const { rows } = await from.db.query<{ feed_id: string }>(sql`SELECT feed_id FROM wire`);
  const wire = rows[0]?.feed_id ?? '';
  const seen = formatPosition(wire, 2);
  reader.close();
  await stop(from);
  const file = path.join(dir, 'move.backup');
  await backUp(from, file);

  const moved = await openEmpty();
  expect(await restore(moved.env, file, '--keep-wire')).toMatchObject({ code: 0 });
  await moved.addServer();
  await moved.addWorker();
  const resumed = await moved.reader({ since: seen });
  await resumed.received(2);
  await moved.api().publish({ headline: 'Five', topics: ['Move'] });
  await resumed.received(3);
  expect(resumed.seqs()).toEqual([3, 4, 5]);
  expect(resumed.resets).toEqual([]);

  const other = await openEmpty();
  const { stdout } = await restore(other.env, file);
  expect(stdout).toContain('The wire has a new identity');
  expect(stdout).toContain('--keep-wire');
  await other.addServer();
  const reset = await other.reader({ since: seen });
  await waitFor('it is reset', () => reset.resets.length > 0);
  expect(reset.resets).toMatchObject([{ reason: 'unknown_feed' }]);
});

test('a wire that went on after the backup does not keep its identity', async () => {
  const world = await open();
  await world.api().publish({ headline: 'Before', topics: ['Time'] });
  const file = path.join(dir, 'early.backup');
  await backUp(world, file);
  await world.api().publish({ headline: 'After', topics: ['Time'] });
  await stop(world);
  const refused = await restore(world.env, file, '--replace', '--yes', '--keep-wire');
  expect(refused).toMatchObject({ code: 1 });
  expect(refused.stderr).toMatch(/--keep-wire is not possible: this wire went on to 2 after the backup at 1/);
  expect(await restore(world.env, file, '--replace', '--yes')).toMatchObject({ code: 0 });
  // Redis has forgotten the story that no longer exists, and other installations there nothing.
  expect(await world.redis.keys(`*${world.config.redis.prefix}*`)).toEqual([]);
  await world.addServer();
  await world.addWorker();
  const { body } = await world.api().get('/stories');
  expect(body.stories).toMatchObject([{ headline: 'Before' }]);
  expect(await world.api().publish({ headline: 'Anew', topics: ['Time'] })).toMatchObject({ status: 'published' });
});

test('--verify prints the manifest, and --json the same for programs', async () => {
  const world = await open({ workers: 0 });
  const file = path.join(dir, 'manifest.backup');
  const written = await newswire(['backup', file, '--json'], world.env);
  const { manifest } = readBackup(file);
  expect(JSON.parse(written.stdout)).toMatchObject({ file, manifest: { wire: manifest.wire } });
  const { stdout } = await newswire(['backup', '--verify', file], {});
  expect(stdout).toContain(`${file} is whole.`);
  expect(stdout).toContain(manifest.wire.id);
  const { stdout: json } = await newswire(['backup', '--verify', file, '--json'], {});
  expect(JSON.parse(json)).toEqual(manifest);
});

test('a role that may only read can back up; one that may not read is told what it lacks', async () => {
  const world = await open({ workers: 0 });
  const { schema } = world.config.database;
  const role = `reader_${randomBytes(4).toString('hex')}`;
  await world.db.query(`CREATE ROLE ${role} LOGIN PASSWORD 'reader'`);
  undo.push(async () => {
    const { db } = await open({ servers: 0, workers: 0 });
    await db.query(`DROP OWNED BY ${role}`);
    await db.query(`DROP ROLE ${role}`);
    await worlds.pop()?.close();
  });
  const url = new URL(inject('databaseUrl'));
  Object.assign(url, { username: role, password: 'reader' });
  const env = { ...world.env, DATABASE_URL: url.href };
  const file = path.join(dir, 'reader.backup');
  const refused = await newswire(['backup', file], env);
  expect(refused).toMatchObject({ code: 1 });
  expect(refused.stderr).toMatch(/permission denied for \w+ .*as it was before/);
  for (const what of ['USAGE ON SCHEMA', 'SELECT ON ALL TABLES IN SCHEMA', 'SELECT ON ALL SEQUENCES IN SCHEMA']) {
    await world.db.query(`GRANT ${what} ${schema} TO ${role}`);
  }
  const taken = await newswire(['backup', file], env);
  expect(taken).toMatchObject({ code: 0, stderr: '', stdout: expect.stringContaining('this role cannot write') });
  expect(readBackup(file).body).toBe((await backUp(world, path.join(dir, 'owner.backup'))).body);
});

test('a backup from before the newest migrations is restored as it was and then migrated', async () => {
  const old = await open({ servers: 0, workers: 0 });
  const { schema, url } = old.config.database;
  const names = migrationNames();
  const before = names.indexOf('120_publisher-description');
  await old.db.query(`DROP SCHEMA ${schema} CASCADE`);
  await old.db.query(`CREATE SCHEMA ${schema}`);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await migrateWithin(client, schema, before);
  await client.query(`INSERT INTO publishers (id, name) VALUES (gen_random_uuid(), 'Older')`);
  await client.end();
  const file = path.join(dir, 'old.backup');
  const { manifest } = await backUp(old, file);
  expect(manifest.migrations).toEqual(names.slice(0, before));

  const to = await openEmpty();
  expect(await restore(to.env, file)).toMatchObject({ code: 0 });
  const { rows } = await to.db.query<{ name: string }>(sql`SELECT name FROM migrations ORDER BY id`);
  expect(rows.map(({ name }) => name)).toEqual(names);
  const { rows: kept } = await to.db.query(sql`SELECT description FROM publishers WHERE name = 'Older'`);
  expect(kept).toEqual([{ description: null }]);
  await to.addServer();
  expect((await to.api().get('/stories')).status).toBe(200);
});
