import { readFileSync } from 'node:fs';

/**
 * The fields of proc_pid_stat(5) from the third on: 0 is the state, 1 the parent, 19 the start time. `process` is a
 * process id or another folder of /proc. Undefined when there is no such process, or no /proc.
 */
export function procStat(process: number | string): string[] | undefined {
  try {
    const stat = readFileSync(`/proc/${process}/stat`, 'utf8');
    // The second field is a name in brackets, which may contain blanks and brackets.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}
