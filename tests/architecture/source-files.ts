import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export const ROOT = path.join(import.meta.dirname, '../..');
const FOLDERS = ['client', 'server', 'worker', 'shared', 'cli', 'demo', 'packages', 'scripts', 'tests'];
const SOURCE = /\.(ts|tsx|mjs)$/;
/** What scripts write, and what is built. */
const GENERATED = /api-types\.ts$|[\\/]dist[\\/]/;
const IMPORT = /(?:^|\n)\s*(?:import|export)\s(?:[^'";]*?\sfrom\s)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/g;

export interface SourceFile {
  /** From the root, with forward slashes. */
  path: string;
  text: string;
  /** What it imports: paths from the root for our own files, names for packages. */
  imports: string[];
}

/** Every source file of the project. */
export function sourceFiles(): SourceFile[] {
  return FOLDERS.flatMap((folder) =>
    readdirSync(path.join(ROOT, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && SOURCE.test(entry.name))
      .map((entry) => path.relative(ROOT, path.join(entry.parentPath, entry.name)))
      .filter((file) => !GENERATED.test(file))
      .map(read),
  );
}

function read(file: string): SourceFile {
  const text = readFileSync(path.join(ROOT, file), 'utf8');
  // Vite takes questions behind a file's name (`style.css?inline`): the file is what counts.
  const specifiers = [...text.matchAll(IMPORT)].map((match) => (match[1] ?? match[2] ?? '').replace(/\?\w+$/, ''));
  const imports = specifiers.map((specifier) =>
    specifier.startsWith('.') ? path.join(path.dirname(file), specifier) : specifier,
  );
  return { path: file, text, imports };
}
