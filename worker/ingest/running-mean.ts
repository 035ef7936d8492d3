/** The mean of a level over the recent past, in which what is further back counts less (exponential smoothing). */
export interface RunningMean {
  /** Says that the level is `value` from now on; returns the mean up to now. */
  follow(value: number): number;
}

/** Begins at 0; what was `recentMs` ago counts a third (1/e) of what is now. `now` in milliseconds. */
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
