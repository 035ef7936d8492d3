import { readdirSync, readFileSync } from 'node:fs';
import { procStat } from '../../cli/up/proc-stat.ts';

const TICKS_PER_SECOND = 100;

interface Stat {
  parent: number;
  /** Of the process and its ended children. */
  ticks: number;
}

/** CPU seconds (user and system) used so far by a process and its children, in hundredths. */
export function cpuSeconds(pid: number): number {
  const ticks = family(pid).reduce((sum, process) => sum + (readStat(process)?.ticks ?? 0), 0);
  return ticks / TICKS_PER_SECOND;
}

/**
 * The same to the nanosecond, for processes that keep their threads: what an ended thread used is no longer counted.
 * See proc_pid_schedstat in the kernel's documentation.
 */
export function threadCpuSeconds(pid: number): number {
  const threads = family(pid).flatMap((process) =>
    readdirSync(`/proc/${process}/task`).map((thread) => `/proc/${process}/task/${thread}/schedstat`),
  );
  return threads.reduce((sum, file) => sum + Number(readFileSync(file, 'utf8').split(' ', 1)[0]), 0) / 1e9;
}

/** The process and its children. */
function family(pid: number): string[] {
  const processes = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return [String(pid), ...processes.filter((process) => readStat(process)?.parent === pid)];
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
