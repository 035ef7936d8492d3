/** A token bucket: limits a rate but allows bursts. */
export interface TokenBucket {
  /** The number of tokens now; negative when more were taken. */
  left(): number;
  /** Takes one token and returns how many are left. */
  spend(): number;
}

/** Opens a bucket of `capacity` tokens that regains one every `everyMs`; `now` is in milliseconds. */
export function createTokenBucket(capacity: number, everyMs: number, now: () => number): TokenBucket {
  return new Bucket(capacity, everyMs, now);
}

/** A class rather than closures, because each reader has one. */
class Bucket implements TokenBucket {
  private tokens: number;
  private countedAt: number;
  private readonly capacity: number;
  private readonly everyMs: number;
  private readonly now: () => number;

  constructor(capacity: number, everyMs: number, now: () => number) {
    this.capacity = capacity;
    this.everyMs = everyMs;
    this.now = now;
    this.tokens = capacity;
    this.countedAt = now();
  }

  left(): number {
    const at = this.now();
    this.tokens = Math.min(this.capacity, this.tokens + (at - this.countedAt) / this.everyMs);
    this.countedAt = at;
    return this.tokens;
  }

  spend(): number {
    this.tokens = this.left() - 1;
    return this.tokens;
  }
}
