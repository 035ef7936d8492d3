// `npm test` on a fresh machine: sets up Chromium, Redis and the page, then runs all tests; needs the packages.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildPageIfStale } from '../cli/up/build-page.ts';
import { ensureRedisServer } from '../server/embedded/install-program.ts';
import { ensureFeedparser } from '../tests/helpers/feedparser.ts';
import { ensureChromium } from '../tests/helpers/install-chromium.ts';

const ROOT = path.join(import.meta.dirname, '..');

await prepare();
process.exit(await runTests(process.argv.slice(2)));

async function prepare() {
  const say = (line) => process.stdout.write(`  ${line}\n`);
  try {
    say(`Redis: ${await ensureRedisServer(process.env, say)}`);
    say(`Chromium: ${await ensureChromium(process.env, say)}`);
    // One test needs it, and says so; the others can do without.
    const noFeedparser = (error) => `missing. ${error.message}`;
    say(`feedparser: ${await ensureFeedparser(process.env, say).catch(noFeedparser)}`);
    say(`Page: ${(await buildPageIfStale()) ? 'built' : 'up to date'}`);
  } catch (error) {
    process.stderr.write(`\n${error.message}\n`);
    process.exit(1);
  }
}

/** Runs Vitest and prints a one-line summary at the end. */
async function runTests(args) {
  const dir = mkdtempSync(path.join(tmpdir(), 'newswire-report-'));
  const report = path.join(dir, 'report.json');
  const vitest = path.join(ROOT, 'node_modules/vitest/vitest.mjs');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const child = spawn(process.execPath, [vitest, 'run', ...reporters, ...args], { cwd: ROOT, stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  const code = await new Promise((resolve) => child.once('exit', (exitCode) => resolve(exitCode ?? 1)));
  try {
    const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, 'utf8'));
    process.stdout.write(`\n${numPassedTests} passed, ${numFailedTests} failed\n`);
    for (const { name, assertionResults } of testResults) {
      const unfinished = assertionResults.filter(({ status }) => status === 'pending').map(({ fullName }) => fullName);
      if (unfinished.length > 0) process.stdout.write(`unfinished in ${path.relative(ROOT, name)}: ${unfinished[0]}\n`);
    }
  } catch {
    process.stderr.write('\nVitest wrote no report.\n');
  }
  rmSync(dir, { recursive: true, force: true });
  return code;
}
