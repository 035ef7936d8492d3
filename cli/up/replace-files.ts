import { mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { filesIn } from './files-in.ts';

/**
 * Moves the files of a new build over those of the last one, then removes what only the last one had. What a page names
 * is there before the page itself, so a server that reads the folder meanwhile finds either the old page or the new one.
 * Hidden files come last. Both folders must be on one file system.
 */
export function replaceFiles(current: string, built: string): void {
  const next = filesIn(built).sort((one, other) => rank(one) - rank(other));
  mkdirSync(current, { recursive: true });
  const last = filesIn(current);
  for (const file of next) {
    mkdirSync(path.join(current, path.dirname(file)), { recursive: true });
    renameSync(path.join(built, file), path.join(current, file));
  }
  const kept = new Set(next);
  for (const file of last.filter((name) => !kept.has(name))) rmSync(path.join(current, file), { force: true });
}

const rank = (file: string): number => {
  if (path.basename(file).startsWith('.')) return 2;
  return file.endsWith('.html') ? 1 : 0;
};
