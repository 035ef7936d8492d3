/** The bound under which this share of all times lies; undefined when there are none, Infinity beyond all bounds. */
export function percentile(counts: readonly number[], bounds: readonly number[], share: number): number | undefined {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0) return undefined;
  let seen = 0;
  for (const [bucket, count] of counts.entries()) {
    const before = seen;
    seen += count;
    if (seen < share * total) continue;
    const upper = bounds[bucket];
    if (upper === undefined) return Number.POSITIVE_INFINITY;
    // Inside a bucket nobody knows; as Prometheus does, we take them to lie evenly.
    const lower = bounds[bucket - 1] ?? 0;
    return lower + (upper - lower) * ((share * total - before) / count);
  }
  return Number.POSITIVE_INFINITY;
}
