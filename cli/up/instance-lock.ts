import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { procStat } from '../../shared/node/lifecycle/proc-stat.ts';
import { CliError, EXIT } from '../cli-error.ts';
import { dataFolderProblem } from './data-folder-problem.ts';
import { writeWhole } from './write-whole.ts';

interface LockFile {
  pid: number;
  /** Tells a live owner from another program that was given its number later. */
  startedAt: string;
  url?: string;
  /** Processes that the owner started, to be ended should it be killed before it can do so itself. */
  children: number[];
}

export interface InstanceLock {
  /** Processes that an owner who was killed has left behind. */
  orphans: number[];
  update(change: { url?: string; children?: number[] }): void;
  release(): void;
}

/**
 * Takes the data folder for this process. A second start says so, names the first one's address and leaves it
 * unharmed; what a killed owner left is taken over. Throws what is wrong with a folder that cannot be written.
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
  // Renaming succeeds for one process only, so that two starts cannot both take over.
  // One that cannot be read is nobody's: ours are never there half written.
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
    `Newswire is running already${where} (process ${owner?.pid ?? 'unknown'}); it goes on unharmed.\n` +
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
    // None, or one that a full disk has emptied: nobody holds it.
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

/** When the process started, in the kernel's ticks; undefined where there is no /proc. */
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
