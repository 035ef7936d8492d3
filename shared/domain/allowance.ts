/** What may be spent at once after a pause, and comes back with time (a token bucket). */
export interface Allowance {
  /** What is there now; less than 0 when more was spent. */
  left(): number;
  /** Spends one, and gives what is left. */
  spend(): number;
}

/** Opens an allowance of `most`, one of which comes back each `everyMs`. */
export function createAllowance(most: number, everyMs: number, now: () => number): Allowance {
  return new TokenBucket(most, everyMs, now);
}

/** A class and not closures: each reader has one. */
class TokenBucket implements Allowance {
  private credit: number;
  private countedAt: number;
  private readonly most: number;
  private readonly everyMs: number;
  private readonly now: () => number;

  constructor(most: number, everyMs: number, now: () => number) {
    this.most = most;
    this.everyMs = everyMs;
    this.now = now;
    this.credit = most;
    this.countedAt = now();
  }

  left(): number {
    const at = this.now();
    this.credit = Math.min(this.most, this.credit + (at - this.countedAt) / this.everyMs);
    this.countedAt = at;
    return this.credit;
  }

  spend(): number {
    this.credit = this.left() - 1;
    return this.credit;
  }
}
