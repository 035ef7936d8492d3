import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { npmProblem } from './require-node.mjs';

const ROOT = path.join(import.meta.dirname, '..');
/** npm writes this file last, so an install that was broken off is done again. */
const INSTALLED = path.join(ROOT, 'node_modules/.package-lock.json');

/**
 * Installs the packages when they are missing or older than the lock file; `development` also those for tests.
 * Ends the process with npm's own words when npm fails.
 */
export async function installPackages({ development }) {
  if (isInstalled(development)) return;
  requireNpm();
  process.stdout.write('  Installing packages (once; about half a minute)…\n');
  const omit = development || existsSync(path.join(ROOT, 'node_modules/vitest')) ? [] : ['--omit=dev'];
  const code = await run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error', ...omit]);
  if (code === 0) return;
  process.stderr.write('\nThe packages could not be installed. Is the npm registry reachable? Then: npm ci\n');
  process.exit(1);
}

/** Ends the process with a clear word when npm is too old; one that cannot be asked says so itself. */
function requireNpm() {
  const { stdout, status } = spawnSync('npm', ['--version'], { encoding: 'utf8', shell: process.platform === 'win32' });
  const problem = status === 0 ? npmProblem(stdout.trim()) : undefined;
  if (problem === undefined) return;
  process.stderr.write(`${problem}\n`);
  process.exit(2);
}

function isInstalled(development) {
  if (!existsSync(INSTALLED)) return false;
  const wanted = packagesOf(path.join(ROOT, 'package-lock.json'));
  const installed = packagesOf(INSTALLED);
  return Object.entries(wanted)
    .filter(([name, entry]) => name !== '' && !entry.optional && !entry.devOptional && (development || !entry.dev))
    .every(([name, entry]) => installed[name]?.version === entry.version);
}

function packagesOf(lockFile) {
  return JSON.parse(readFileSync(lockFile, 'utf8')).packages;
}

function run(program, args) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: ROOT, stdio: 'inherit', shell: process.platform === 'win32' });
    child.once('error', () => resolve(1));
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
