/** A backlog should be gone within this time. */
const CLEAR_WITHIN_S = 60;
/** What has waited for less is no backlog. */
const PATIENCE_MS = 5_000;
const ADVICE_MAX = 50;

/**
 * How many workers to add so that a backlog is gone within a minute, while as much as now keeps coming; 0 when there
 * is none. `arriving` and `done` are jobs a second.
 */
export function adviseWorkers(queue: {
  waiting: number;
  oldestMs: number;
  arriving: number;
  done: number;
  workers: number;
}): number {
  const { waiting, oldestMs, arriving, done, workers } = queue;
  if (waiting === 0 || oldestMs < PATIENCE_MS) return 0;
  if (workers === 0) return 1;
  // Nobody knows what one of them could do.
  if (done <= 0) return 0;
  const needed = ((arriving + waiting / CLEAR_WITHIN_S) / done) * workers;
  return Math.min(ADVICE_MAX, Math.max(0, Math.ceil(needed - workers)));
}
