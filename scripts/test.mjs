// `npm test` on a fresh machine: Chromium, Redis and the page first, then every test. The packages are there by then.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildPageIfStale } from '../cli/up/build-page.ts';
import { ensureRedisServer } from '../server/embedded/install-redis.ts';
import { ensureChromium } from '../tests/helpers/install-chromium.ts';

const ROOT = path.join(import.meta.dirname, '..');

await prepare();
process.exit(await runTests(process.argv.slice(2)));

async function prepare() {
  const say = (line) => process.stdout.write(`  ${line}\n`);
  try {
    say(`Redis: ${await ensureRedisServer(process.env, say)}`);
    say(`Chromium: ${await ensureChromium(process.env, say)}`);
    say(`Page: ${(await buildPageIfStale()) ? 'built' : 'up to date'}`);
  } catch (error) {
    process.stderr.write(`\n${error.message}\n`);
    process.exit(1);
  }
}

/** Runs Vitest and ends with one plain line of figures. */
async function runTests(args) {
  const dir = mkdtempSync(path.join(tmpdir(), 'newswire-report-'));
  const report = path.join(dir, 'report.json');
  const vitest = path.join(ROOT, 'node_modules/vitest/vitest.mjs');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const child = spawn(process.execPath, [vitest, 'run', ...reporters, ...args], { cwd: ROOT, stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  const code = await new Promise((resolve) => child.once('exit', (exitCode) => resolve(exitCode ?? 1)));
  try {
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8'));
    process.stdout.write(`\n${numPassedTests} passed, ${numFailedTests} failed\n`);
  } catch {
    process.stderr.write('\nVitest wrote no report.\n');
  }
  rmSync(dir, { recursive: true, force: true });
  return code;
}
