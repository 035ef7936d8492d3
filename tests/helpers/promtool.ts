import { execFile } from 'node:child_process';
import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { findOnPath } from '../../server/embedded/executables.ts';

const run = promisify(execFile);
const CACHE = path.join(import.meta.dirname, '../../node_modules/.cache/promtool');
const HELP = 'promtool, which comes with Prometheus, checks the alert rules: put it on the PATH and run again.';

/** Prometheus' own tool for its rules: that on the PATH, else out of Debian's package, which is not installed. */
export async function findPromtool(): Promise<string> {
  const found = await findOnPath(['promtool'], process.env);
  if (found) return found;
  const unpacked = path.join(CACHE, 'usr/bin/promtool');
  if (await runs(unpacked)) return unpacked;
  if (!(await findOnPath(['apt-get'], process.env))) throw new Error(HELP);
  const fresh = `${CACHE}-${process.pid}`;
  await mkdir(fresh, { recursive: true });
  await download(fresh).catch((cause) => {
    throw new Error(HELP, { cause });
  });
  await rm(CACHE, { recursive: true, force: true });
  await rename(fresh, CACHE);
  return unpacked;
}

async function download(into: string): Promise<void> {
  const get = () => run('apt-get', ['download', 'prometheus'], { cwd: into });
  // The lists of packages may be missing or old.
  await get().catch(async () => {
    await run('apt-get', ['update']);
    await get();
  });
  await run('sh', ['-c', 'dpkg-deb -x prometheus_*.deb . && rm prometheus_*.deb'], { cwd: into });
}

function runs(program: string): Promise<boolean> {
  return run(program, ['--version']).then(
    () => true,
    () => false,
  );
}
