import { procStat } from './proc-stat.ts';

const LOOK_MS = 500;

/**
 * Calls `onGone` once npm, or the shell between npm and us, has ended, because neither forwards every signal. Does
 * nothing unless npm started us: a program started from a shell may be meant to outlive it.
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

function parentOf(pid: number): string | undefined {
  return procStat(pid)?.[1];
}
