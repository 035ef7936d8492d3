/** A value at a time in milliseconds. */
export interface Reading {
  at: number;
  value: number;
}

/**
 * The median slope over all pairs of readings, per millisecond, so that single jumps, such as a dropped partition, do
 * not decide (the Theil–Sen estimator; Sen, JASA 1968). Undefined for fewer than two different times.
 */
export function medianGrowth(readings: readonly Reading[]): number | undefined {
  const slopes: number[] = [];
  for (const [index, first] of readings.entries()) {
    for (const later of readings.slice(index + 1)) {
      if (later.at !== first.at) slopes.push((later.value - first.value) / (later.at - first.at));
    }
  }
  if (slopes.length === 0) return undefined;
  slopes.sort((a, b) => a - b);
  const middle = slopes.length >> 1;
  const upper = slopes[middle] ?? 0;
  return slopes.length % 2 === 1 ? upper : ((slopes[middle - 1] ?? upper) + upper) / 2;
}
