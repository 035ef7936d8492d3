import { createTokenBucket, type TokenBucket } from '../../shared/domain/token-bucket.ts';

/** A page that reconnects follows and watches everything at once. */
const BURST = 100;
const A_SECOND = 20;

/** Limits a socket's messages; when `spend` returns a negative number, there were too many. */
export function messageRateLimit(now: () => number = Date.now): TokenBucket {
  return createTokenBucket(BURST, 1_000 / A_SECOND, now);
}
