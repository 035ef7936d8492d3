import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import getPort from 'get-port';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApi } from '../helpers/api.ts';
import { readBackup, restore } from '../helpers/backups.ts';
import { type Command, newswire, startNewswire } from '../helpers/commands.ts';
import { openReader } from '../helpers/reader.ts';

const KEY = 'preset-admin-key-of-this-run';
const PATIENT_MS = 240_000;

let dir: string;
let file: string;
let url: string;
let env: NodeJS.ProcessEnv;
const running: Command[] = [];
beforeAll(async () => {
  dir = mkdtempSync(path.join(tmpdir(), 'newswire-backup-private-'));
  file = path.join(dir, 'private.backup');
  const port = String(await getPort());
  url = `http://localhost:${port}`;
  const { DATABASE_URL, REDIS_URL, ...own } = process.env;
  env = { ...own, PORT: port, NEWSWIRE_DEMO: 'off', NEWSWIRE_CANARY: '0', NEWSWIRE_ADMIN_KEY: KEY };
});
afterAll(async () => {
  for (const command of running) {
    command.process.kill('SIGTERM');
    await command.ended;
  }
  rmSync(dir, { recursive: true, force: true });
});

const inFolder = (name: string): NodeJS.ProcessEnv => ({ ...env, NEWSWIRE_DATA_DIR: path.join(dir, name) });

async function up(name: string): Promise<Command> {
  const command = startNewswire(['up'], inFolder(name));
  running.push(command);
  await command.says('Newswire is live');
  return command;
}

async function stop(command: Command): Promise<void> {
  command.process.kill('SIGTERM');
  expect((await command.ended).code).toBe(0);
}

test(
  'the private installation of `npm start` is backed up running and stopped, and moves to another folder with its readers',
  async () => {
    const nothing = await newswire(['backup', file], inFolder('nothing'));
    expect(nothing).toMatchObject({ code: 2 });
    expect(nothing.stderr).toContain('There is no database: DATABASE_URL is not set');
    expect(existsSync(path.join(dir, 'nothing'))).toBe(false);

    const first = await up('first');
    const api = createApi(url, KEY);
    await api.publish({ headline: 'Early', topics: ['Move'] });
    expect(await newswire(['backup', file], inFolder('first'))).toMatchObject({ code: 0, stderr: '' });
    expect(readBackup(file).manifest.wire.lastSeq).toBe(1);
    await api.publish({ headline: 'Late', topics: ['Move'] });
    const refused = await restore(inFolder('first'), file, '--replace', '--yes');
    expect(refused).toMatchObject({ code: 1 });
    expect(refused.stderr).toMatch(/Newswire is running already at .*\. Stop it first \(Ctrl-C/);
    const seen = (await api.get('/stories')).body.position as string;
    await stop(first);

    expect(await newswire(['backup', file], inFolder('first'))).toMatchObject({ code: 0, stderr: '' });
    expect(readBackup(file).manifest.wire.lastSeq).toBe(2);
    expect(existsSync(path.join(dir, 'first/lock.json'))).toBe(false);
    expect(existsSync(path.join(dir, 'first/postgres/postmaster.pid'))).toBe(false);

    const moved = await restore(inFolder('second'), file, '--keep-wire');
    expect(moved).toMatchObject({ code: 0, stderr: '' });
    expect(moved.stdout).toContain('readers resume where they were');
    const second = await up('second');
    const reader = await openReader(url, { since: seen });
    await createApi(url, KEY).publish({ headline: 'Moved', topics: ['Move'] });
    expect((await reader.received(1)).map(({ seq }) => seq)).toEqual([3]);
    expect(reader.resets).toEqual([]);
    reader.close();
    await stop(second);

    const back = await restore(inFolder('second'), file, '--replace', '--yes');
    expect(back).toMatchObject({ code: 0 });
    expect(back.stderr).toContain('will be deleted and replaced: 3 stories');
    expect(existsSync(path.join(dir, 'second/redis'))).toBe(false);
    await up('second');
    const { body } = await createApi(url, KEY).get('/stories');
    expect(body.stories.map(({ headline }: { headline: string }) => headline)).toEqual(['Late', 'Early']);
  },
  PATIENT_MS,
);
