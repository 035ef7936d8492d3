import { appendFileSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { CliError } from '../cli-error.ts';
import { type LogsWish, showLogs } from './show-logs.ts';

const START = Date.UTC(2026, 10, 30, 21, 30);
const PATIENCE = { timeout: 10_000 };
let dir: string;
let printed: string[];
beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'newswire-logs-'));
  printed = [];
  for (const stream of [process.stdout, process.stderr]) {
    vi.spyOn(stream, 'write').mockImplementation((text) => printed.push(String(text).trimEnd()) > 0);
  }
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(dir, { recursive: true });
});

const pino = (seconds: number, level: number, msg: string, more = {}): string =>
  `${JSON.stringify({ level, time: START + seconds * 1_000, pid: 1, hostname: 'h', name: 'server', ...more, msg })}\n`;
const log = (name: string): string => path.join(dir, `${name}.log`);
const wish = (more: Partial<LogsWish> = {}): LogsWish => ({
  ...{ dir, processes: [], lines: 100, level: 'debug', follow: false, json: false },
  ...more,
});
const show = (more: Partial<LogsWish> = {}) => showLogs(wish(more), new AbortController().signal);

test('the lines of all processes come in one order of time, each with its level', async () => {
  writeFileSync(log('server'), pino(1, 30, 'server started', { port: 3000 }) + pino(4, 50, 'a request failed'));
  writeFileSync(
    log('postgres'),
    '2026-11-30 21:30:02.000 UTC [7] LOG:  ready\n2026-11-30 21:30:03.000 UTC [7] FATAL:  no role\n  of that name\n',
  );
  await show();
  expect(printed).toEqual([
    '2026-11-30T21:30:01.000Z  server    info   server started  port=3000',
    '2026-11-30T21:30:02.000Z  postgres  info   ready',
    '2026-11-30T21:30:03.000Z  postgres  fatal  no role',
    '2026-11-30T21:30:03.000Z  postgres  info     of that name',
    '2026-11-30T21:30:04.000Z  server    error  a request failed',
  ]);
  printed = [];
  await show({ level: 'error', json: true, processes: ['server'] });
  expect(printed.map((line) => JSON.parse(line))).toEqual([
    { process: 'server', time: '2026-11-30T21:30:04.000Z', level: 'error', message: 'a request failed' },
  ]);
});

test("Redis' lines have their time and level", async () => {
  writeFileSync(log('redis'), '4711:M 30 Nov 2026 21:30:00.123 # Out of memory\n');
  await show();
  const time = new Date('30 Nov 2026 21:30:00.123').toISOString();
  expect(printed).toEqual([`${time}  redis     warn   Out of memory`]);
});

test('the last lines are counted after the level was chosen, and over a rotation', async () => {
  writeFileSync(`${log('server')}.1`, pino(1, 40, 'one') + pino(2, 40, 'two') + pino(3, 30, 'three'));
  writeFileSync(log('server'), pino(4, 30, 'four') + pino(5, 40, 'five'));
  await show({ level: 'warn', lines: 2 });
  expect(printed.map((line) => line.split(/ {2,}/).at(-1))).toEqual(['two', 'five']);
});

test('what comes is followed, also after the log was rotated', async () => {
  writeFileSync(log('server'), pino(1, 30, 'one'));
  const stop = new AbortController();
  const shown = showLogs(wish({ follow: true }), stop.signal);
  const last = () => printed.at(-1)?.split(/ {2,}/).at(-1);
  appendFileSync(log('server'), pino(2, 30, 'two, which is longer'));
  await vi.waitUntil(() => last() === 'two, which is longer', PATIENCE);
  truncateSync(log('server'));
  appendFileSync(log('server'), pino(3, 30, 'three'));
  await vi.waitUntil(() => last() === 'three', PATIENCE);
  stop.abort();
  await shown;
  expect(printed).toHaveLength(3);
});

test('where there are no logs, how to read them is said', async () => {
  await expect(show({ dir: path.join(dir, 'none') })).rejects.toThrow(/docker compose logs .*kubectl logs/s);
  writeFileSync(log('server'), '');
  await expect(show({ processes: ['proxy'] })).rejects.toThrow(CliError);
});
