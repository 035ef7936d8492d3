import { readStored, writeStored } from './stored.ts';

const NAME = 'traffic';

/** Notes one connection's bytes so far and returns today's bytes of all connections; `day` is a date string. */
export function noteTraffic(run: string, bytes: number, day: string): number {
  const kept = readStored(NAME) as { day?: string; runs?: Record<string, number> } | undefined;
  const runs = kept?.day === day && kept.runs ? { ...kept.runs, [run]: bytes } : { [run]: bytes };
  writeStored(NAME, { day, runs });
  return Object.values(runs).reduce((sum, each) => sum + each, 0);
}
