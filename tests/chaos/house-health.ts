import type { House } from './house.ts';
import { residentMb } from './resident-memory.ts';

/** So much more memory may a process have afterwards: what it has read is garbage, which V8 keeps for a while. */
const GROWTH_MB = 500;

export interface HouseHealth {
  /** Throws with all that is wrong: with these lines, a process that has ended, or one that has grown without bounds. */
  assertWell(wrong: string[]): void;
}

/** Looks at the processes of a house before something bad is done to it that no process should die of. */
export function watchHouse({ servers, workers }: House): HouseHealth {
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
