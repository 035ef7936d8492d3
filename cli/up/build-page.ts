import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.join(import.meta.dirname, '../..');
const PAGE = path.join(ROOT, 'dist/client');
const STAMP = path.join(PAGE, '.built-from');
const SOURCES = ['client', 'shared/domain', 'shared/wire', 'package-lock.json'];

/** Builds the page when its sources differ from what it was built from; returns whether it had to. */
export async function buildPageIfStale(): Promise<boolean> {
  const sources = fingerprint();
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === sources) return false;
  await inProduction(async () => {
    const { build } = await import('vite');
    await build({ root: path.join(ROOT, 'client'), mode: 'production', logLevel: 'error' });
  });
  writeFileSync(STAMP, sources);
  return true;
}

/** Whoever builds, a test included, builds what readers get: Vite and Preact go by this variable. */
async function inProduction(act: () => Promise<void>): Promise<void> {
  const { NODE_ENV } = process.env;
  process.env.NODE_ENV = 'production';
  try {
    await act();
  } finally {
    if (NODE_ENV === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = NODE_ENV;
  }
}

/** Contents and not times: a fresh clone has new times, a checkout of older sources has newer ones. */
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
  return readdirSync(start, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}
