/** The required fields of a trace event; times in microseconds. */
export interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  ts: number;
  /** CPU time. */
  tdur?: number;
  args?: { data?: { documentLoaderURL?: string } };
}

const TASKS = ['RunTask', 'ThreadControllerImpl::RunTask'];
const LONG_MS = 50;

/**
 * The total blocking time after the first paint, on a processor `slowdown` times slower. Uses CPU time because wall
 * time also includes the work of the machine's other processes.
 */
export function blockingTime(events: readonly TraceEvent[], slowdown: number): number {
  const start = events.findLast(
    ({ name, args }) => name === 'navigationStart' && args?.data?.documentLoaderURL?.startsWith('http'),
  );
  const paint = events.find(
    ({ name, pid, ts }) => name === 'firstContentfulPaint' && pid === start?.pid && ts >= start.ts,
  );
  if (!start || !paint) return Number.NaN;
  return events
    .filter(({ name, ph, pid, tid, ts }) => {
      return ph === 'X' && TASKS.includes(name) && pid === start.pid && tid === start.tid && ts >= paint.ts;
    })
    .map(({ tdur = 0 }) => (tdur / 1_000) * slowdown - LONG_MS)
    .reduce((sum, over) => sum + Math.max(0, over), 0);
}
