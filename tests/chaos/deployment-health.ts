import type { Deployment } from './deployment.ts';
import { residentMb } from './resident-memory.ts';

/** Allowed memory growth: V8 keeps garbage for a while. */
const GROWTH_MB = 500;

export interface DeploymentHealth {
  /** Throws all problems: these lines, ended processes, and processes that have grown without bounds. */
  assertWell(wrong: string[]): void;
}

/** Observes a deployment's processes before a fault that must not end any of them. */
export function watchDeployment({ servers, workers }: Deployment): DeploymentHealth {
  const before = [...servers, ...workers].map(({ name, pid }) => ({ name, pid: pid(), megabytes: residentMb(pid()) }));
  return {
    assertWell(wrong) {
      const ended = before.filter(({ pid }) => !isAlive(pid)).map(({ name }) => `${name} has ended`);
      const grown = before
        .map((it) => ({ ...it, now: residentMb(it.pid) }))
        .filter(({ now, megabytes }) => now > megabytes + GROWTH_MB)
        .map(({ name, megabytes, now }) => `${name} grew from ${megabytes} to ${now} MB`);
      const all = [...new Set(wrong), ...ended, ...grown];
      if (all.length > 0) throw new Error(all.join('; '));
    },
  };
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
