/** Target time to clear a backlog. */
const CLEAR_WITHIN_S = 60;
/** Shorter waits are no backlog. */
const PATIENCE_MS = 5_000;
const ADVICE_MAX = 50;

/**
 * The number of workers to add so that the backlog clears within a minute at the current arrival rate; 0 when none are
 * needed. `arriving` and `done` are jobs a second.
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
  // While nothing is done, a worker's rate is unknown.
  if (done <= 0) return 0;
  const needed = ((arriving + waiting / CLEAR_WITHIN_S) / done) * workers;
  return Math.min(ADVICE_MAX, Math.max(0, Math.ceil(needed - workers)));
}
