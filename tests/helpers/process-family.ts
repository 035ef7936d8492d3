import { readdirSync, readFileSync } from 'node:fs';
import { procStat } from '../../cli/up/proc-stat.ts';

/** A process as in proc_pid_stat(5). */
export interface Process {
  pid: number;
  parent: number;
  /** In kernel ticks; distinguishes it from a later process with the same id. */
  startedAt: string;
  /** Its arguments, each followed by a space. */
  command: string;
}

/** The process and all its descendants, itself first. */
export function familyOf(pid: number): Process[] {
  const all = readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? (readProcess(Number(name)) ?? []) : []));
  const family = all.filter((process) => process.pid === pid);
  for (const member of family) family.push(...all.filter(({ parent }) => parent === member.pid));
  return family;
}

/** True while it is alive. */
export function isThere({ pid, startedAt }: Process): boolean {
  return readProcess(pid)?.startedAt === startedAt;
}

/** Undefined for a process that has ended, even if not yet reaped. */
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
