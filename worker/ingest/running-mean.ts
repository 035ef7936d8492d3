/** The mean of a level over the recent past, where older values weigh less (exponential smoothing). */
export interface RunningMean {
  /** Sets the current level; returns the mean up to now. */
  follow(value: number): number;
}

/** Starts at 0. A value from `recentMs` ago weighs a third (1/e) of a current one. `now` returns milliseconds. */
export function createRunningMean(recentMs: number, now: () => number): RunningMean {
  let mean = 0;
  let level = 0;
  let changedAt = now();
  return {
    follow(value) {
      const at = now();
      mean = level + (mean - level) * Math.exp((changedAt - at) / recentMs);
      level = value;
      changedAt = at;
      return mean;
    },
  };
}
