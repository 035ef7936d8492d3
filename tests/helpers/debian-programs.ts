import { execFile } from 'node:child_process';
import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { findOnPath } from '../../server/embedded/executables.ts';

const run = promisify(execFile);
const CACHE = path.join(import.meta.dirname, '../../node_modules/.cache');
/** Where Debian's packages keep shared libraries. */
const LIBRARIES = [`usr/lib/${process.arch === 'arm64' ? 'aarch64' : 'x86_64'}-linux-gnu`, 'usr/lib'];

/** A program, and the environment that it needs. */
export interface Program {
  path: string;
  env: NodeJS.ProcessEnv;
}

/** A program that tests need and that is not ours to install. */
interface Wanted {
  name: string;
  /** Where it is in its package. */
  file: string;
  /** Its package, and those of the libraries that a small system lacks. */
  packages: readonly string[];
  /** What to say when it cannot be had. */
  help: string;
}

/** The program on the PATH, else out of Debian's packages, which are unpacked in the cache and not installed. */
export async function findProgram({ name, file, packages, help }: Wanted): Promise<Program> {
  const found = await findOnPath([name], process.env);
  if (found) return { path: found, env: process.env };
  const folder = path.join(CACHE, name);
  const unpacked = { path: path.join(folder, file), env: withLibraries(folder) };
  if (await runs(unpacked)) return unpacked;
  if (!(await findOnPath(['apt-get'], process.env))) throw new Error(help);
  const fresh = `${folder}-${process.pid}`;
  await mkdir(fresh, { recursive: true });
  await download(packages, fresh).catch((cause) => {
    throw new Error(help, { cause });
  });
  await rm(folder, { recursive: true, force: true });
  await rename(fresh, folder);
  return unpacked;
}

async function download(packages: readonly string[], into: string): Promise<void> {
  const get = () => run('apt-get', ['download', ...packages], { cwd: into });
  // The lists of packages may be missing or old.
  await get().catch(async () => {
    await run('apt-get', ['update']);
    await get();
  });
  await run('sh', ['-c', 'for file in *.deb; do dpkg-deb -x "$file" . && rm "$file" || exit 1; done'], { cwd: into });
}

function withLibraries(folder: string): NodeJS.ProcessEnv {
  const libraries = LIBRARIES.map((each) => path.join(folder, each)).join(path.delimiter);
  return { ...process.env, LD_LIBRARY_PATH: libraries };
}

function runs({ path: program, env }: Program): Promise<boolean> {
  return run(program, ['--version'], { env }).then(
    () => true,
    () => false,
  );
}
