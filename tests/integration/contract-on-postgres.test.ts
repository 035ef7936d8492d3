import path from 'node:path';
import { expect, test } from 'vitest';
import { startProgram } from '../helpers/commands.ts';

const ROOT = path.join(import.meta.dirname, '../..');
/** A part of the contract in which readers write and must find at once what they wrote. */
const PART = 'tests/contract/comments.test.ts';
/** Without what vitest or a CI adds to it, such as colours. */
const OWN = Object.entries(process.env).filter(([name]) => !/^(VITEST|FORCE_COLOR|CI$)/.test(name));

test.each(['replica', 'pgbouncer'])(
  'the contract holds on a Postgres with a %s',
  async (kind) => {
    const vitest = path.join(ROOT, 'node_modules/vitest/vitest.mjs');
    const env = { ...Object.fromEntries(OWN), NEWSWIRE_TEST_POSTGRES: kind, NO_COLOR: '1' };
    const args = [vitest, 'run', '--project', 'integration', PART];
    const { code, stdout, stderr } = await startProgram([process.execPath, ...args], { env }).ended;
    expect([code, code === 0 ? '' : `${stdout}\n${stderr}`]).toEqual([0, '']);
    expect(stdout).toMatch(/Test Files {2}1 passed/);
  },
  120_000,
);
