import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const MB = 2 ** 20;

/** Grows a heap by some 200 MB, drops it, and goes on with little work until the system has the memory back. */
const GROW_AND_WAIT = `
  const { returnMemoryWhenIdle } = await import('./return-memory.ts');
  let kept = Array.from({ length: 600_000 }, (_, no) => ({ no, text: 'text ' + no, list: [no] }));
  const peak = process.memoryUsage.rss();
  kept = undefined;
  
  returnMemoryWhenIdle(100);
  let rss = peak;
  for (let round = 0; rss > peak / 2 && round < 200; round += 1) {
    Array.from({ length: 10_000 }, (_, no) => ({ no, text: 'text ' + no }));
    await new Promise((resolve) => setTimeout(resolve, 250));
    rss = process.memoryUsage.rss();
  }
  console.log(JSON.stringify({ peak, rss }));
`;

test('memory that is free goes back to the system', { timeout: 60_000 }, async () => {
  const args = ['--max-semi-space-size=8', '--input-type=module', '--eval', GROW_AND_WAIT];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: import.meta.dirname });
  const { peak, rss } = JSON.parse(stdout) as { peak: number; rss: number };
  expect(peak).toBeGreaterThan(120 * MB);
  expect(rss).toBeLessThan(peak / 2);
});
