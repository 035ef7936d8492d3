import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import getPort from 'get-port';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { npmStart } from '../helpers/npm-start.ts';
import { familyOf, isThere } from '../helpers/process-family.ts';
import { waitFor } from '../helpers/wait-for.ts';

const GONE_WITHIN_MS = 10_000;
const PATIENT_MS = 120_000;
/** npm, its shell, `newswire up`, a server, a worker, Redis, Postgres and its helpers. */
const LEAST_MEMBERS = 8;

let dir: string;
let env: NodeJS.ProcessEnv;
beforeAll(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'newswire-whole-'));
  const { DATABASE_URL, REDIS_URL, ...own } = process.env;
  env = { ...own, PORT: String(await getPort()), NEWSWIRE_DATA_DIR: dir, NEWSWIRE_DEMO: 'off' };
});
afterAll(() => rm(dir, { recursive: true, force: true }));

// All in one data folder: each start but the first follows a broken end.
test.each<[string, RegExp, NodeJS.Signals]>([
  ['npm', /^npm start/, 'SIGTERM'],
  ['npm', /^npm start/, 'SIGKILL'],
  ['the shell between', /^sh -c/, 'SIGTERM'],
  ['the shell between', /^sh -c/, 'SIGKILL'],
  ['newswire up', /^node .*newswire\.mjs up $/, 'SIGTERM'],
  ['newswire up', /^node .*newswire\.mjs up $/, 'SIGKILL'],
])(
  '%s (%s) gets %s: nothing is left after ten seconds, and the next start works',
  async (_name, command, signal) => {
    const npm = await npmStart(env);
    const family = familyOf(Number(npm.process.pid));
    expect(family.length).toBeGreaterThanOrEqual(LEAST_MEMBERS);
    const chosen = family.filter((member) => command.test(member.command));
    expect(chosen).toHaveLength(1);
    for (const { pid } of chosen) process.kill(pid, signal);
    await waitFor('nothing of it is left', () => !family.some(isThere), GONE_WITHIN_MS);
  },
  PATIENT_MS,
);
