// `npm test` on a fresh machine: packages, Chromium, Redis, Postgres and the page first, then every test.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { installPackages } from './install-packages.mjs';
import { requireNode } from './require-node.mjs';

const ROOT = path.join(import.meta.dirname, '..');

requireNode();
await installPackages({ development: true });
const { register } = await import('tsx/esm/api');
register();
await prepare();
process.exit(await runTests(process.argv.slice(2)));

async function prepare() {
  const say = (line) => process.stdout.write(`  ${line}\n`);
  const { ensureRedisServer } = await import('../server/embedded/install-redis.ts');
  const { ensureChromium } = await import('../tests/helpers/install-chromium.ts');
  const { buildPageIfStale } = await import('../cli/up/build-page.ts');
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
