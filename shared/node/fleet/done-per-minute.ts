const MINUTE_MS = 60_000;

/** What BullMQ keeps of the jobs that were done: the newest minute first, written when the next job ends. */
interface KeptMetrics {
  meta: { prevTS: number };
  data: number[];
}

/** The number of jobs done in each of the last `minutes`, oldest first; minutes in which nothing ended are 0. */
export function donePerMinute({ meta, data }: KeptMetrics, minutes: number, now: number): number[] {
  const silent = meta.prevTS > 0 ? Math.max(0, Math.floor((now - meta.prevTS) / MINUTE_MS)) : minutes;
  const newestFirst = [...Array.from({ length: Math.min(silent, minutes) }, () => 0), ...data.map(Number)];
  return Array.from({ length: minutes }, (_, index) => newestFirst[minutes - 1 - index] ?? 0);
}
