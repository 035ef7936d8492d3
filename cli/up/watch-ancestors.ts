import { readFileSync } from 'node:fs';

const LOOK_MS = 500;

/**
 * Calls `onGone` once when npm, or the shell between npm and us, has ended: neither passes every signal on. Does nothing
 * where npm did not start us: whoever starts a program from a shell may leave that shell and mean it to go on.
 */
export function watchAncestors(env: NodeJS.ProcessEnv, onGone: () => void): void {
  if (env.npm_lifecycle_event === undefined) return;
  const shell = process.ppid;
  const npm = parentOf(shell);
  const timer = setInterval(() => {
    if (process.ppid === shell && parentOf(shell) === npm) return;
    clearInterval(timer);
    onGone();
  }, LOOK_MS);
  timer.unref();
}

/** The parent's number by proc_pid_stat(5); undefined where there is no /proc. */
function parentOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1];
  } catch {
    return undefined;
  }
}
