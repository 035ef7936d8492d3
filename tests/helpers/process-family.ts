import { readdirSync, readFileSync } from 'node:fs';
import { procStat } from '../../shared/node/lifecycle/proc-stat.ts';

/** A process as proc_pid_stat(5) shows it. */
export interface Process {
  pid: number;
  parent: number;
  /** In the kernel's ticks: tells it from a later one of the same number. */
  startedAt: string;
  /** Its arguments, each followed by a blank. */
  command: string;
}

/** The process and all that came from it, itself first. */
export function familyOf(pid: number): Process[] {
  const all = readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? (readProcess(Number(name)) ?? []) : []));
  const family = all.filter((process) => process.pid === pid);
  for (const member of family) family.push(...all.filter(({ parent }) => parent === member.pid));
  return family;
}

/** Whether it is alive still. */
export function isThere({ pid, startedAt }: Process): boolean {
  return readProcess(pid)?.startedAt === startedAt;
}

/** Undefined for one that is gone or waits to be reaped. */
function readProcess(pid: number): Process | undefined {
  const fields = procStat(pid);
  if (!fields || fields[0] === 'Z') return undefined;
  try {
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    return { pid, parent: Number(fields[1]), startedAt: String(fields[19]), command };
  } catch {
    // It has ended meanwhile.
    return undefined;
  }
}
