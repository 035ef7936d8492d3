import { readFileSync } from 'node:fs';
import { familyOf, type Process } from '../../helpers/process-family.ts';

const LOOK_MS = 500;

/** The memory of a program with all its processes. */
export interface Footprint {
  /** Proportional set size in MB: shared pages count once, divided among the processes that share them. */
  totalMb: number;
  /** Largest first. */
  processes: { name: string; mb: number }[];
}

/** The current memory of the process and all its descendants. */
export function footprintOf(pid: number): Footprint {
  const processes = familyOf(pid)
    .map((process) => ({ name: nameOf(process), mb: proportionalMb(process.pid) }))
    .sort((a, b) => b.mb - a.mb);
  return { totalMb: processes.reduce((sum, { mb }) => sum + mb, 0), processes };
}

/** Samples every half second while `work` runs; returns the largest footprint. */
export async function peakDuring(pid: number, work: () => Promise<unknown>): Promise<Footprint> {
  let peak = footprintOf(pid);
  const timer = setInterval(() => {
    const now = footprintOf(pid);
    if (now.totalMb > peak.totalMb) peak = now;
  }, LOOK_MS);
  try {
    await work();
  } finally {
    clearInterval(timer);
  }
  return peak;
}

/** See smaps_rollup in proc_pid_smaps(5); 0 for a process that has ended meanwhile. */
function proportionalMb(pid: number): number {
  try {
    return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0) / 1_024;
  } catch {
    return 0;
  }
}

function nameOf({ command }: Process): string {
  if (/postgres/.test(command) && !/newswire\.mjs/.test(command)) return 'Postgres';
  if (/redis-server|valkey-server/.test(command)) return 'Redis';
  const [, service] = /newswire\.mjs (\w+)/.exec(command) ?? [];
  return service === undefined ? (command.split(' ')[0] ?? '').replace(/.*\//, '') : `newswire ${service}`;
}
