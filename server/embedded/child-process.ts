import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { openSync } from 'node:fs';

interface Exit {
  code: number | null;
  signal: NodeJS.Signals | null;
}

export interface Child {
  pid: number;
  exited: Promise<Exit>;
  process: ChildProcess;
  /** Sends the signal and waits for the exit; kills after the deadline. */
  stop(signal: NodeJS.Signals, deadlineMs: number): Promise<void>;
}

const running = new Set<Child>();

/** Stops all children that are still running, when the program is interrupted. @internal for tests */
export async function stopAllChildren(deadlineMs: number): Promise<void> {
  // SIGINT is a clean and fast stop for Redis, Postgres and Newswire's own services alike.
  await Promise.all([...running].map((child) => child.stop('SIGINT', deadlineMs)));
}

/**
 * Starts a program in its own process group, so that Ctrl-C reaches only this process, which then decides the order of
 * stopping. Appends its output to the log file. Rejects when the program cannot be started.
 */
export async function startChild(
  command: readonly string[],
  options: { logFile: string; ipc?: boolean } & Pick<SpawnOptions, 'env' | 'uid' | 'gid' | 'cwd'>,
): Promise<Child> {
  const [program, ...args] = command;
  const { logFile, ipc, ...spawnOptions } = options;
  const log = openSync(logFile, 'a', 0o600);
  const child = spawn(String(program), args, {
    ...spawnOptions,
    detached: true,
    stdio: ['ignore', log, log, ...(ipc ? ['ipc' as const] : [])],
  });
  const exited = new Promise<Exit>((resolve) => child.once('exit', (code, signal) => resolve({ code, signal })));
  await new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', reject);
  });
  const started: Child = {
    pid: child.pid ?? 0,
    exited,
    process: child,
    async stop(signal, deadlineMs) {
      child.kill(signal);
      const timer = setTimeout(() => child.kill('SIGKILL'), deadlineMs);
      await exited;
      clearTimeout(timer);
    },
  };
  running.add(started);
  void exited.then(() => running.delete(started));
  return started;
}
