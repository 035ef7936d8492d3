/** A percentile of a histogram, with `share` from 0 to 1: undefined when empty, Infinity beyond the last bound. */
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
    // Interpolates linearly within the bucket, as Prometheus does.
    const lower = bounds[bucket - 1] ?? 0;
    return lower + (upper - lower) * ((share * total - before) / count);
  }
  return Number.POSITIVE_INFINITY;
}
