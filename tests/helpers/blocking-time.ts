/** What of a trace's event is needed here; times in microseconds. */
export interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  ts: number;
  /** What it took of the processor. */
  tdur?: number;
  args?: { data?: { documentLoaderURL?: string } };
}

const TASKS = ['RunTask', 'ThreadControllerImpl::RunTask'];
const LONG_MS = 50;

/**
 * How long a page's tasks would keep a reader waiting after the first paint, as total blocking time counts it, on a
 * processor that is `slowdown` times slower: by what they took of the processor. What they took by the clock is as much
 * the work of whoever else used the machine.
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
