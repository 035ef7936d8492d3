import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const ROOT = path.join(import.meta.dirname, '..');
const VITEST = path.join(ROOT, 'node_modules/vitest/vitest.mjs');

/**
 * Runs Vitest with these arguments. The result has its exit code, the numbers of passed and failed tests, and the
 * failures by test file: the names of its tests that failed or never ended. `undefined` when Vitest wrote no report.
 */
export async function runVitest(args) {
  const dir = mkdtempSync(path.join(tmpdir(), 'newswire-report-'));
  const report = path.join(dir, 'report.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const child = spawn(process.execPath, [VITEST, 'run', ...reporters, ...args], { cwd: ROOT, stdio: 'inherit' });
  const passOn = (signal) => child.kill(signal);
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, passOn);
  const code = await new Promise((resolve) => child.once('exit', (exitCode) => resolve(exitCode ?? 1)));
  for (const signal of ['SIGINT', 'SIGTERM']) process.removeListener(signal, passOn);
  try {
    return { code, ...readReport(JSON.parse(readFileSync(report, 'utf8'))) };
  } catch {
    return undefined;
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/** A test without a result has the status `pending`: its process ended before it did. */
function readReport({ numPassedTests, numFailedTests, testResults }) {
  const failures = new Map();
  for (const { name, status, message, assertionResults } of testResults) {
    const missing = assertionResults.filter((test) => test.status === 'failed' || test.status === 'pending');
    const names = missing.map((test) => `${test.fullName}${test.status === 'pending' ? ' (never ended)' : ''}`);
    const ofFile = names.length === 0 && status === 'failed' ? [message || 'the file itself'] : names;
    if (ofFile.length > 0) failures.set(path.relative(ROOT, name), ofFile);
  }
  return { passed: numPassedTests, failed: numFailedTests, failures };
}
