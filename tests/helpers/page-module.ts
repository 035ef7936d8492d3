import path from 'node:path';
import { build, type Rolldown } from 'vite';

const ROOT = path.join(import.meta.dirname, '../..');

/** Bundles a module of the page as a script that exports to a global variable, for testing in a browser. */
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
