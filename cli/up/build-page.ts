import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';
import { filesIn } from './files-in.ts';
import { replaceFiles } from './replace-files.ts';

const run = promisify(execFile);
const ROOT = path.join(import.meta.dirname, '../..');
const DIST = path.join(ROOT, 'dist');
const STAMP_NAME = '.built-from';
const STAMP = path.join(DIST, 'client', STAMP_NAME);
const SOURCES = [
  'client',
  'packages/client/src',
  'shared/domain',
  'shared/contract',
  'shared/languages',
  'package-lock.json',
];

/**
 * Builds the page if its sources have changed; returns whether it did. Servers that run meanwhile always find a whole
 * page. Uses a separate process because Vite's memory is only returned when its process ends.
 */
export async function buildPageIfStale(stop?: AbortSignal): Promise<boolean> {
  // The npm package has the built page instead.
  if (!existsSync(path.join(ROOT, 'client'))) return false;
  const sources = fingerprint();
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === sources) return false;
  const vite = path.join(path.dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin/vite.js');
  mkdirSync(DIST, { recursive: true });
  const building = mkdtempSync(path.join(DIST, '.building-'));
  const page = path.join(building, 'client');
  try {
    // Vite and Preact check NODE_ENV, and tests must use the same build as readers.
    await run(process.execPath, [vite, 'build', 'client', '--logLevel', 'error', '--outDir', page], {
      cwd: ROOT,
      env: { ...process.env, NODE_ENV: 'production' },
      ...(stop && { signal: stop }),
    });
    writeFileSync(path.join(page, STAMP_NAME), sources);
    for (const folder of ['ops', 'admin', 'client']) replaceFiles(path.join(DIST, folder), path.join(building, folder));
  } finally {
    rmSync(building, { recursive: true, force: true });
  }
  return true;
}

/** Hashes contents instead of times: a fresh clone has new times, a checkout of older sources has newer ones. */
function fingerprint(): string {
  const hash = createHash('sha256');
  for (const file of SOURCES.flatMap((source) => listFiles(path.join(ROOT, source)))) {
    hash.update(path.relative(ROOT, file)).update('\0').update(readFileSync(file));
  }
  return hash.digest('hex');
}

function listFiles(start: string): string[] {
  if (!existsSync(start)) return [];
  const entries = readdirSync(path.dirname(start), { withFileTypes: true });
  const self = entries.find((entry) => entry.name === path.basename(start));
  if (self?.isFile()) return [start];
  return filesIn(start)
    .map((file) => path.join(start, file))
    .sort();
}
