import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Child, startChild } from '../../server/embedded/child-process.ts';
import { waitFor } from '../../tests/helpers/wait-for.ts';
import { rotateLogs } from './rotate-logs.ts';

const ROTATION = { maxBytes: 10_000, keep: 3 };

let dir: string;
let child: Child | undefined;
beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'newswire-logs-'));
});
afterEach(async () => {
  await child?.stop('SIGKILL', 1_000);
  rmSync(dir, { recursive: true, force: true });
});

const read = (name: string): string => readFileSync(path.join(dir, name), 'utf8');

test('a program that goes on writing has its log rotated while it runs, into so many parts', async () => {
  const logFile = path.join(dir, 'server.log');
  const script = `let no = 0; setInterval(() => console.log('line ' + (no += 1) + ' '.repeat(500)), 0.1)`;
  child = await startChild([process.execPath, '-e', script], { logFile });
  const size = (): number => statSync(logFile).size;
  for (let part = 1; part <= 5; part += 1) {
    await waitFor('the log is too large', () => size() > ROTATION.maxBytes, 40_000, 2);
    rotateLogs(dir, ROTATION);
    expect(size()).toBeLessThan(ROTATION.maxBytes);
  }
  await child.stop('SIGKILL', 1_000);
  const first = (name: string): number => Number(/line (\d+)/.exec(read(name))?.[1]);
  // Writers append: an emptied log contains nothing before its first line.
  expect(read('server.log')).not.toContain('\0');
  expect(first('server.log.1')).toBeGreaterThan(first('server.log.2'));
  expect(first('server.log.2')).toBeGreaterThan(first('server.log.3'));
  expect(() => read('server.log.4')).toThrow('ENOENT');
});

test('a log that is short stays, and a folder that is not there is none', () => {
  rotateLogs(path.join(dir, 'nowhere'), ROTATION);
  rotateLogs(dir, ROTATION);
});
