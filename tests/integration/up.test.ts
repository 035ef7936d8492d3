import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import getPort from 'get-port';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createApi } from '../helpers/api.ts';
import { type Command, newswire, startNewswire } from '../helpers/commands.ts';
import { openReader } from '../helpers/reader.ts';
import { waitFor } from '../helpers/wait-for.ts';

const KEY = 'preset-admin-key-of-this-run';
/** Each test starts everything, most of them twice, on a machine that may be busy. */
const PATIENT_MS = 180_000;

let dir: string;
let env: NodeJS.ProcessEnv;
let url: string;
let started: Command[];
beforeEach(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'newswire-up-'));
  const port = String(await getPort());
  url = `http://localhost:${port}`;
  const { DATABASE_URL, REDIS_URL, ...own } = process.env;
  env = { ...own, PORT: port, NEWSWIRE_DATA_DIR: dir, NEWSWIRE_DEMO: 'off', NEWSWIRE_ADMIN_KEY: KEY };
  started = [];
});
afterEach(async () => {
  for (const command of started) {
    command.process.kill('SIGTERM');
    await command.ended;
  }
  await rm(dir, { recursive: true, force: true });
});

async function up(more: NodeJS.ProcessEnv = {}): Promise<Command> {
  const command = startNewswire(['up'], { ...env, ...more });
  started.push(command);
  await command.says('Newswire is live');
  return command;
}

async function stop(command: Command, signal: NodeJS.Signals): Promise<number | null> {
  command.process.kill(signal);
  return (await command.ended).code;
}

test(
  'everything comes up by itself, stops on Ctrl-C, and keeps its stories',
  async () => {
    const first = await up();
    expect(first.stdout()).toContain(url);
    await first.says('Authorization: Bearer KEY');
    // What is no terminal is kept: the key is not said there.
    expect(first.stdout()).not.toContain(KEY);
    await createApi(url, KEY).publish({ headline: 'Kept', topics: ['Kept'] });
    expect(await stop(first, 'SIGINT')).toBe(0);
    await up();
    const { body } = await createApi(url, KEY).get('/stories');
    expect(body.stories).toMatchObject([{ headline: 'Kept' }]);
  },
  PATIENT_MS,
);

test(
  'started twice, the second says so and leaves the first unharmed',
  async () => {
    await up();
    const second = await newswire(['up'], env);
    expect(second.code).toBe(1);
    expect(second.stderr).toContain(`running already at ${url}`);
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
  },
  PATIENT_MS,
);

test(
  'a port that another program has is named, with what to do',
  async () => {
    await up();
    const other = await newswire(['up'], { ...env, NEWSWIRE_DATA_DIR: `${dir}/other` });
    expect(other.code).toBe(1);
    expect(other.stderr).toMatch(/Port \d+ is in use.*PORT=\d+ npm start/);
  },
  PATIENT_MS,
);

test(
  'killed with kill -9, the next start takes over and nothing is lost',
  async () => {
    const first = await up();
    await createApi(url, KEY).publish({ headline: 'Before the kill' });
    await stop(first, 'SIGKILL');
    await up();
    const { body } = await createApi(url, KEY).get('/stories');
    expect(body.stories).toMatchObject([{ headline: 'Before the kill' }]);
  },
  PATIENT_MS,
);

test(
  'whatever of it is killed comes back by itself, and a story passes again',
  async () => {
    await up();
    const { children } = JSON.parse(await readFile(path.join(dir, 'lock.json'), 'utf8'));
    expect(children).toHaveLength(4);
    for (const pid of children) process.kill(pid, 'SIGKILL');
    await waitFor(
      'the server is ready again',
      () =>
        fetch(`${url}/readyz`)
          .then(({ ok }) => ok)
          .catch(() => false),
      60_000,
    );
    const reader = await openReader(url);
    await createApi(url, KEY).publish({ headline: 'After the kill' });
    expect(await reader.received(1)).toMatchObject([{ story: { headline: 'After the kill' } }]);
    reader.close();
  },
  PATIENT_MS,
);

test(
  'an empty wire is filled by the demo newsroom',
  async () => {
    await up({ NEWSWIRE_DEMO: 'auto' });
    await waitFor('three invented stories are on the wire', async () => {
      const { body } = await createApi(url, KEY).get('/stories');
      return body.stories.length >= 3;
    });
  },
  PATIENT_MS,
);
