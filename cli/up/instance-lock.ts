import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { CliError, EXIT } from '../cli-error.ts';
import { dataFolderProblem } from './data-folder-problem.ts';
import { procStat } from './proc-stat.ts';
import { writeWhole } from './write-whole.ts';

interface LockFile {
  pid: number;
  /** Distinguishes a live owner from another program that reused its process id. */
  startedAt: string;
  url?: string;
  /** Child processes, to be ended by the next start if the owner is killed. */
  children: number[];
}

export interface InstanceLock {
  /** Child processes that a killed owner left behind. */
  orphans: number[];
  update(change: { url?: string; children?: number[] }): void;
  release(): void;
}

/**
 * Locks the data folder for this process. A second start fails with the first one's URL and does not disturb it; a
 * killed owner's lock is taken over. Throws when the folder is not writable.
 */
export function takeInstanceLock(dataDir: string): InstanceLock {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o755 });
    return takeLock(dataDir);
  } catch (error) {
    throw dataFolderProblem(error, dataDir);
  }
}

function takeLock(dataDir: string): InstanceLock {
  const file = path.join(dataDir, 'lock.json');
  const earlier = readLock(file);
  if (earlier && isAlive(earlier)) throw alreadyRunning(earlier, dataDir);
  // Renaming succeeds for only one process, so two starts cannot both take over. An unreadable lock has no owner: ours
  // are never half written.
  if (existsSync(file)) renameOrRefuse(file, dataDir);
  let lock: LockFile = { pid: process.pid, startedAt: startTime(process.pid) ?? '', children: [] };
  const own = `${file}.${process.pid}`;
  try {
    writeFileSync(own, JSON.stringify(lock), { mode: 0o600 });
    linkSync(own, file);
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'EEXIST' ? alreadyRunning(readLock(file), dataDir) : error;
  } finally {
    rmSync(own, { force: true });
  }
  return {
    orphans: (earlier?.children ?? []).filter(isOurProgram),
    update(change) {
      lock = { ...lock, ...change };
      writeWhole(file, JSON.stringify(lock));
    },
    release: () => rmSync(file, { force: true }),
  };
}

function alreadyRunning(owner: LockFile | undefined, dataDir: string): CliError {
  const where = owner?.url ? ` at ${owner.url}` : '';
  return new CliError(
    EXIT.refused,
    `Newswire is running already${where} (process ${owner?.pid ?? 'unknown'}); it keeps running.\n` +
      `To run a second one beside it: NEWSWIRE_DATA_DIR=${dataDir}-2 PORT=3001 npm start`,
  );
}

function renameOrRefuse(file: string, dataDir: string): void {
  try {
    renameSync(file, `${file}.stale-${process.pid}`);
    rmSync(`${file}.stale-${process.pid}`, { force: true });
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'ENOENT' ? alreadyRunning(readLock(file), dataDir) : error;
  }
}

function readLock(file: string): LockFile | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as LockFile;
  } catch {
    // Missing, or emptied by a full disk: nobody holds it.
    return undefined;
  }
}

function isAlive({ pid, startedAt }: LockFile): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  return startedAt === '' || startTime(pid) === startedAt;
}

/** The process's start time in kernel ticks; undefined where there is no /proc. */
function startTime(pid: number): string | undefined {
  return procStat(pid)?.[19];
}

const OUR_PROGRAMS = /redis-server|valkey-server|postgres|newswire/;

function isOurProgram(pid: number): boolean {
  try {
    return OUR_PROGRAMS.test(readFileSync(`/proc/${pid}/cmdline`, 'utf8'));
  } catch {
    return false;
  }
}
