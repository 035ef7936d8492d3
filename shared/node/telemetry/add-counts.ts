import { LATENCY_BUCKETS_S } from './registry.ts';

/** Adds up counts of latencies, bucket by bucket; the last bucket is beyond all bounds. */
export function addCounts(all: readonly (readonly number[])[]): number[] {
  return Array.from({ length: LATENCY_BUCKETS_S.length + 1 }, (_, bucket) =>
    all.reduce((sum, counts) => sum + (counts[bucket] ?? 0), 0),
  );
}
