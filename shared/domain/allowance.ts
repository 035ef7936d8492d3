/** What may be spent at once after a pause, and comes back with time (a token bucket). */
export interface Allowance {
  /** What is there now; less than 0 when more was spent. */
  left(): number;
  /** Spends one, and gives what is left. */
  spend(): number;
}

/** Opens an allowance of `most`, one of which comes back each `everyMs`. */
export function createAllowance(most: number, everyMs: number, now: () => number): Allowance {
  let credit = most;
  let countedAt = now();
  const left = (): number => {
    const at = now();
    credit = Math.min(most, credit + (at - countedAt) / everyMs);
    countedAt = at;
    return credit;
  };
  return {
    left,
    spend() {
      credit = left() - 1;
      return credit;
    },
  };
}
