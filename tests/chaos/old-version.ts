import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const ROOT = path.join(import.meta.dirname, '../..');
/** Without a release, this many changes back. */
const CHANGES_BACK = 50;
const OUTPUT_MAX_BYTES = 2 ** 24;

/** The program of an earlier version, in a folder of its own. */
export interface OldVersion {
  dir: string;
  /** The commit. */
  rev: string;
  remove(): Promise<void>;
}

/** Puts an earlier version into a temporary folder: `rev`, else the newest release, else a number of changes back. */
export async function openOldVersion(rev: string | undefined): Promise<OldVersion> {
  const commit = await git(
    'rev-parse',
    '--verify',
    `${rev ?? (await newestRelease()) ?? `HEAD~${CHANGES_BACK}`}^{commit}`,
  );
  const dir = await mkdtemp(path.join(tmpdir(), 'newswire-old-'));
  const remove = () => rm(dir, { recursive: true, force: true });
  try {
    const archive = path.join(dir, 'old.tar');
    await git('archive', '--output', archive, commit);
    await run('tar', ['-xf', archive, '-C', dir]);
    await rm(archive);
    await installPackages(dir);
    return { dir, rev: commit.slice(0, 12), remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

async function newestRelease(): Promise<string | undefined> {
  return (
    (await git('tag', '--list', 'v*', '--merged', 'HEAD', '--sort', '-version:refname')).split('\n')[0] || undefined
  );
}

/** Packages are shared when both versions lock the same ones. */
async function installPackages(dir: string): Promise<void> {
  const [ours, theirs] = await Promise.all(
    [ROOT, dir].map((folder) => readFile(path.join(folder, 'package-lock.json'))),
  );
  if (ours && theirs && ours.equals(theirs)) {
    await symlink(path.join(ROOT, 'node_modules'), path.join(dir, 'node_modules'));
    return;
  }
  await run('npm', ['ci', '--no-audit', '--no-fund'], { cwd: dir, maxBuffer: OUTPUT_MAX_BYTES });
}

async function git(...args: string[]): Promise<string> {
  return (await run('git', args, { cwd: ROOT, maxBuffer: OUTPUT_MAX_BYTES })).stdout.trim();
}
