import path from 'node:path';
import { build, type Rolldown } from 'vite';

const ROOT = path.join(import.meta.dirname, '../..');

/** A module of the page as a script that leaves its exports in a global variable, to be tried in a browser by itself. */
export async function bundlePageModule(file: string, name: string): Promise<string> {
  const built = (await build({
    configFile: false,
    root: ROOT,
    logLevel: 'error',
    publicDir: false,
    build: { write: false, lib: { entry: path.join(ROOT, file), formats: ['iife'], name } },
  })) as Rolldown.RolldownOutput[];
  const chunk = built[0]?.output[0];
  if (chunk?.type !== 'chunk') throw new Error(`${file} was not built`);
  return chunk.code;
}
