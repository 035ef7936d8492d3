import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { CliError, EXIT } from '../cli-error.ts';

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
 * unharmed; what a killed owner left is taken over.
 */
export function takeInstanceLock(dataDir: string): InstanceLock {
  mkdirSync(dataDir, { recursive: true, mode: 0o755 });
  const file = path.join(dataDir, 'lock.json');
  const earlier = readLock(file);
  if (earlier && isAlive(earlier)) throw alreadyRunning(earlier, dataDir);
  // Renaming succeeds for one process only, so that two starts cannot both take over.
  if (earlier) renameOrRefuse(file, dataDir);
  let lock: LockFile = { pid: process.pid, startedAt: startTime(process.pid) ?? '', children: [] };
  try {
    writeFileSync(file, JSON.stringify(lock), { flag: 'wx', mode: 0o600 });
  } catch {
    throw alreadyRunning(readLock(file), dataDir);
  }
  return {
    orphans: (earlier?.children ?? []).filter(isOurProgram),
    update(change) {
      lock = { ...lock, ...change };
      writeFileSync(`${file}.new`, JSON.stringify(lock), { mode: 0o600 });
      renameSync(`${file}.new`, file);
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
  } catch {
    throw alreadyRunning(readLock(file), dataDir);
  }
}

function readLock(file: string): LockFile | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as LockFile;
  } catch {
    // None, or one that a crash left half written: nobody holds it.
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
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // Field 22; the name in field 2 may hold blanks and brackets.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return undefined;
  }
}

const OUR_PROGRAMS = /redis-server|valkey-server|postgres|newswire/;

function isOurProgram(pid: number): boolean {
  try {
    return OUR_PROGRAMS.test(readFileSync(`/proc/${pid}/cmdline`, 'utf8'));
  } catch {
    return false;
  }
}
