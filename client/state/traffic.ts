import { readStored, writeStored } from './stored.ts';

const NAME = 'traffic';

/** Notes how much one connection has brought so far; gives the bytes of all of them today (`day` is a date's name). */
export function noteTraffic(run: string, bytes: number, day: string): number {
  const kept = readStored(NAME) as { day?: string; runs?: Record<string, number> } | undefined;
  const runs = kept?.day === day && kept.runs ? { ...kept.runs, [run]: bytes } : { [run]: bytes };
  writeStored(NAME, { day, runs });
  return Object.values(runs).reduce((sum, each) => sum + each, 0);
}
