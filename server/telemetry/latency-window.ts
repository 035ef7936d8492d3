import { addCounts } from '../../shared/node/telemetry/add-counts.ts';
import { LATENCY_BUCKETS_S } from '../../shared/node/telemetry/registry.ts';

const MINUTE_MS = 60_000;
/** The default span in minutes. */
const MINUTES = 5;

/** Latencies of the last minutes, counted by bucket. */
export interface LatencyWindow {
  add(ms: number): void;
  /** The count per bucket; the last bucket is beyond all bounds. */
  counts(): number[];
}

/** Opens a window over the last `span` minutes; `now` is the clock. */
export function openLatencyWindow(now: () => number = Date.now, span = MINUTES): LatencyWindow {
  const minutes = new Map<number, number[]>();
  const current = (): number => Math.floor(now() / MINUTE_MS);
  return {
    add(ms) {
      const minute = current();
      const counts = minutes.get(minute) ?? addCounts([]);
      minutes.set(minute, counts);
      const found = LATENCY_BUCKETS_S.findIndex((bound) => ms <= bound * 1_000);
      const bucket = found === -1 ? LATENCY_BUCKETS_S.length : found;
      counts[bucket] = (counts[bucket] ?? 0) + 1;
      for (const old of minutes.keys()) if (old <= minute - span) minutes.delete(old);
    },
    counts() {
      const minute = current();
      const recent = [...minutes].filter(([at]) => at > minute - span).map(([, counts]) => counts);
      return addCounts(recent);
    },
  };
}
