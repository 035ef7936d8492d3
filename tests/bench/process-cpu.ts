import { readdirSync } from 'node:fs';
import { procStat } from '../../shared/node/lifecycle/proc-stat.ts';

const TICKS_PER_SECOND = 100;

interface Stat {
  parent: number;
  /** Of the process itself, and of its children that have ended. */
  ticks: number;
}

/** Seconds of CPU (user and system) that a process and its children have used so far, by the kernel's own account. */
export function cpuSeconds(pid: number): number {
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => readStat(name) ?? [])
    .filter(({ parent }) => parent === pid);
  const all = [...children, readStat(String(pid)) ?? { ticks: 0 }];
  return all.reduce((sum, { ticks }) => sum + ticks, 0) / TICKS_PER_SECOND;
}

/** Undefined for a process that has just ended. */
function readStat(pid: string): Stat | undefined {
  const fields = procStat(pid);
  return (
    fields && {
      parent: Number(fields[1]),
      ticks: fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0),
    }
  );
}
