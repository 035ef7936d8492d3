import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addSubmissions } from '../helpers/bulk-submissions.ts';
import { type Command, startNewswire } from '../helpers/commands.ts';
import { openWorld, type World } from '../helpers/world.ts';

const ROWS = 200_000;
const STEP = 50_000;
/** The command itself takes 90 MB; the data is over 200 MB. */
const MOST_MB = 200;
const SAMPLE_MS = 20;

let dir: string;
let from: World;
let to: World;
beforeAll(async () => {
  dir = mkdtempSync(path.join(tmpdir(), 'newswire-backup-memory-'));
  [from, to] = await Promise.all([openWorld({ servers: 0, workers: 0 }), openWorld({ servers: 0, workers: 0 })]);
  for (let added = 0; added < ROWS; added += STEP) await addSubmissions(from, STEP);
});
afterAll(async () => {
  await Promise.all([from?.close(), to?.close()]);
  rmSync(dir, { recursive: true, force: true });
});

/** Runs a command to its end; returns the most memory it ever had, in MB. */
async function peakOf(command: Command): Promise<number> {
  let peak = 0;
  const sample = setInterval(() => {
    try {
      const status = readFileSync(`/proc/${command.process.pid}/status`, 'utf8');
      peak = Math.max(peak, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1_024);
    } catch {
      // It has ended.
    }
  }, SAMPLE_MS);
  const { code, stderr } = await command.ended;
  clearInterval(sample);
  expect(stderr).toBe('');
  expect(code).toBe(0);
  return Math.round(peak);
}

test.runIf(process.platform === 'linux')(
  '200,000 rows pass through a memory that does not grow with them',
  async () => {
    const file = path.join(dir, 'bulk.backup');
    const peaks = {
      backup: await peakOf(startNewswire(['backup', file], from.env)),
      restore: await peakOf(startNewswire(['restore', file], to.env)),
    };
    process.stdout.write(`${JSON.stringify(peaks)}\n`);
    expect(peaks.backup).toBeGreaterThan(40);
    expect(Math.max(...Object.values(peaks))).toBeLessThan(MOST_MB);
  },
);
