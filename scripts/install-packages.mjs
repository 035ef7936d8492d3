// Runs before `npm start` and, with --development, before `npm test`. A fresh machine has no packages yet and perhaps
// an old Node, so this file only uses what Node 20 has built in.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { installedNode, isSupportedNode, noNodeProblem } from '../cli/hand-over.mjs';
import { COMPILE_CACHE } from '../cli/set-up-v8.mjs';
import { nodeProblem, npmProblem } from './required-versions.mjs';

const ROOT = path.join(import.meta.dirname, '..');
/** npm writes this file last, so an interrupted install is repeated. */
const INSTALLED = path.join(ROOT, 'node_modules/.package-lock.json');
const isDevelopment = process.argv.includes('--development');

endWith(nodeProblem(process.versions.node));
if (!isInstalled()) install();
const node = isSupportedNode() ? process.execPath : installedNode();
if (node === undefined) endWith(noNodeProblem(process.versions.node));
if (!existsSync(COMPILE_CACHE)) spawnSync(node, [path.join(ROOT, 'cli/compile-code.mjs')], { stdio: 'inherit' });

/** Installs the packages in the lock file, development ones only if needed; passes on npm's own error output. */
function install() {
  const { stdout, status } = run(['--version'], 'pipe');
  if (status === 0) endWith(npmProblem(stdout.trim()));
  process.stdout.write('  Installing packages (once; about half a minute)…\n');
  const omit = isDevelopment || existsSync(path.join(ROOT, 'node_modules/vitest')) ? [] : ['--omit=dev'];
  if (run(['ci', '--no-audit', '--no-fund', '--loglevel=error', ...omit], 'inherit').status === 0) return;
  process.stderr.write('\nThe packages could not be installed. Is the npm registry reachable? Then: npm ci\n');
  process.exit(1);
}

/** True when every package in the lock file is installed in its version; optional ones may be missing. */
function isInstalled() {
  if (!existsSync(INSTALLED)) return false;
  const wanted = packagesOf(path.join(ROOT, 'package-lock.json'));
  const installed = packagesOf(INSTALLED);
  return Object.entries(wanted)
    .filter(([name, entry]) => name !== '' && (isDevelopment || !entry.dev))
    .every(([name, { version, optional, devOptional }]) =>
      installed[name] ? installed[name].version === version : optional || devOptional,
    );
}

function packagesOf(lockFile) {
  return JSON.parse(readFileSync(lockFile, 'utf8')).packages;
}

function run(args, stdio) {
  return spawnSync('npm', args, { cwd: ROOT, stdio, encoding: 'utf8', shell: process.platform === 'win32' });
}

/** Exits if there is a problem. */
function endWith(problem) {
  if (problem === undefined) return;
  process.stderr.write(`${problem}\n`);
  process.exit(2);
}
