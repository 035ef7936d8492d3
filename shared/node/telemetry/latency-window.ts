import { LATENCY_BUCKETS_S } from './latency-buckets.ts';

const MINUTE_MS = 60_000;
/** How many minutes the window spans unless told. */
const MINUTES = 5;

/** Times of the last minutes, counted by bucket. */
export interface LatencyWindow {
  add(ms: number): void;
  /** How many lay in each bucket; the last one is beyond all bounds. */
  counts(): number[];
}

/** Opens a window over the last minutes; `now` is the clock. */
export function openLatencyWindow(now: () => number = Date.now, span = MINUTES): LatencyWindow {
  const minutes = new Map<number, number[]>();
  const current = (): number => Math.floor(now() / MINUTE_MS);
  return {
    add(ms) {
      const minute = current();
      const counts = minutes.get(minute) ?? none();
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

/** The sums, bucket by bucket, of counts over the same bounds. */
export function addCounts(all: readonly (readonly number[])[]): number[] {
  return none().map((_, bucket) => all.reduce((sum, counts) => sum + (counts[bucket] ?? 0), 0));
}

function none(): number[] {
  return Array.from({ length: LATENCY_BUCKETS_S.length + 1 }, () => 0);
}
