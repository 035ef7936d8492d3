import { readFileSync } from 'node:fs';

/**
 * The fields of proc_pid_stat(5) from the third one on: the state is at 0, the parent at 1, the start at 19. `process` is a
 * process's number or another folder of /proc. Undefined where there is no such process, or no /proc.
 */
export function procStat(process: number | string): string[] | undefined {
  try {
    const stat = readFileSync(`/proc/${process}/stat`, 'utf8');
    // The second field is a name in brackets, which may hold blanks and brackets itself.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}
