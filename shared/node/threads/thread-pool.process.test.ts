import os from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { createManualClock } from '../../../tests/helpers/manual-clock.ts';
import { waitFor } from '../../../tests/helpers/wait-for.ts';
import { NewswireError } from '../../domain/errors.ts';
import { OverrunError } from './task-thread.ts';
import { openThreadPool, type ThreadPool, type ThreadPoolOptions } from './thread-pool.ts';

interface Odd {
  say: string;
  does?: 'endless' | 'endless in arrays' | 'hungry' | 'refuse' | 'fail' | 'tell nice value';
  begun?: Int32Array;
}

const FILE = fileURLToPath(new URL('../../../tests/helpers/odd-thread.mjs', import.meta.url));
/** Threads load TypeScript, and the machine may be busy. */
const PATIENT_MS = 60_000;

const pools: ThreadPool<Odd, string>[] = [];
afterEach(async () => {
  await Promise.all(pools.splice(0).map((pool) => pool.close()));
});

function opened(options: Partial<ThreadPoolOptions> = {}) {
  const clock = createManualClock();
  const pool = openThreadPool<Odd, string>({
    ...{ file: FILE, threads: 1, idleMs: 600_000, ahead: 4, attempts: 2, maxMs: 5_000, heapMaxMb: 64 },
    later: clock.later,
    ...options,
  });
  pools.push(pool);
  return { pool, clock };
}

function counter(): Int32Array {
  return new Int32Array(new SharedArrayBuffer(4));
}

const times = (begun: Int32Array): number => Atomics.load(begun, 0);

test(
  'an endless task ends only itself, after a second try behind all others; those behind it are done in their order',
  async () => {
    const { pool, clock } = opened();
    const begun = counter();
    const order: string[] = [];
    const said = (say: string, isUrgent = false) =>
      pool.run({ say }, { isUrgent }).then((done) => void order.push(done));
    const endless = pool.run({ say: 'endless', does: 'endless', begun }).catch((error: unknown) => error);
    const others = ['0', '1', '2', '3', '4', '5'].map((say) => said(say));
    const flash = said('flash', true);
    await Promise.all([flash, waitFor('it has begun', () => times(begun) === 1, PATIENT_MS)]);
    // First slow, then over its time limit; the limit of the waiting ones has not started.
    expect(clock.running()).toBe(1);
    await clock.pass();
    await clock.pass();
    await Promise.all(others);
    expect(order).toEqual(['flash', '0', '1', '2', '3', '4', '5']);
    await waitFor('it has begun again', () => times(begun) === 2, PATIENT_MS);
    await clock.pass();
    await clock.pass();
    expect(await endless).toBeInstanceOf(OverrunError);
    expect(await pool.run({ say: 'after' })).toBe('after');
    expect(times(begun)).toBe(2);
  },
  PATIENT_MS,
);

test(
  'while one thread is busy with an endless task, others are done in another',
  async () => {
    const { pool, clock } = opened({ threads: 2 });
    const begun = counter();
    const endless = pool.run({ say: 'endless', does: 'endless', begun }).catch((error: unknown) => error);
    await waitFor('it has begun', () => times(begun) === 1, PATIENT_MS);
    const others = Promise.all(Array.from({ length: 9 }, (_, index) => pool.run({ say: `${index}` })));
    // The tasks behind it are returned to the queue.
    await clock.pass();
    expect(await others).toEqual([...'012345678']);
    expect(times(begun)).toBe(1);
    await pool.close();
    expect(await endless).toBeInstanceOf(Error);
  },
  PATIENT_MS,
);

test(
  'EDIT9: a thread whose endless loop V8 has optimised is ended all the same',
  async () => {
    const { pool, clock } = opened({ attempts: 1 });
    const begun = counter();
    const endless = pool.run({ say: 'endless', does: 'endless in arrays', begun }).catch((error: unknown) => error);
    await waitFor('it has begun', () => times(begun) === 1, PATIENT_MS);
    // Long enough for V8 to optimise, which takes some hundred milliseconds.
    await delay(1_000);
    await clock.pass();
    await clock.pass();
    expect(await endless).toBeInstanceOf(OverrunError);
    await pool.close();
  },
  PATIENT_MS,
);

test(
  'a task that needs too much memory ends its thread, and not the process',
  async () => {
    const { pool } = opened({ attempts: 1 });
    const hungry = pool.run({ say: 'hungry', does: 'hungry' }).catch((error: unknown) => error);
    const other = pool.run({ say: 'other' });
    expect(await hungry).toBeInstanceOf(OverrunError);
    expect(await other).toBe('other');
  },
  PATIENT_MS,
);

test(
  'a refusal comes back with its code and fields, an error with its text',
  async () => {
    const { pool } = opened();
    const refused = await pool.run({ say: 'no', does: 'refuse' }).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(NewswireError);
    expect(refused).toMatchObject({ code: 'validation_failed', message: 'no', fields: [{ field: 'body', rule: 'r' }] });
    await expect(pool.run({ say: 'broken', does: 'fail' })).rejects.toThrow('broken');
  },
  PATIENT_MS,
);

test(
  'a thread that is there only while it is needed comes with a task and goes when it has none',
  async () => {
    const { pool, clock } = opened({ idleMs: 1_000, ahead: 1 });
    expect(pool.threads()).toBe(0);
    expect(await pool.run({ say: 'a' })).toBe('a');
    expect(pool.threads()).toBe(1);
    await clock.pass();
    expect(pool.threads()).toBe(0);
    expect(await pool.run({ say: 'b' })).toBe('b');
  },
  PATIENT_MS,
);

test('a thread that cannot be loaded fails those who ask, and is not opened for ever', async () => {
  const { pool } = opened({ file: '/nowhere.mjs', idleMs: 1_000 });
  await expect(pool.run({ say: 'a' })).rejects.toThrow('nowhere');
  expect(pool.threads()).toBe(0);
});

test(
  'owners take turns, and a heavy task has a thread for itself',
  async () => {
    const { pool, clock } = opened();
    const order: string[] = [];
    const run = (say: string, owner: string, weight = 1) =>
      pool.run({ say }, { owner, weight }).then((done) => void order.push(done));
    const all = [run('a1', 'a', 9), run('a2', 'a', 9), run('a3', 'a'), run('b1', 'b'), run('b2', 'b'), run('c1', 'c')];
    await Promise.all(all);
    expect(order).toEqual(['a1', 'b1', 'c1', 'a2', 'b2', 'a3']);
    // The only timer running is the idle timeout of the thread.
    expect(clock.running()).toBe(1);
  },
  PATIENT_MS,
);

test.runIf(process.platform === 'linux')(
  'a thread in the background lets all others go first',
  async () => {
    const [background, ordinary] = [opened({ isBackground: true }).pool, opened().pool];
    const tell: Odd = { say: '', does: 'tell nice value' };
    expect(await Promise.all([background.run(tell), ordinary.run(tell)])).toEqual(['10', `${os.getPriority()}`]);
  },
  PATIENT_MS,
);
