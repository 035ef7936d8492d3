import type { Redis } from 'ioredis';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import { NewswireError } from '../../domain/errors.ts';
import type { RedisKeys } from './keys.ts';

const MINUTE_S = 60;
const HOUR_S = 3_600;

/** How often something may be done, by whom it is counted and in which time. */
const LIMITS = {
  comment: { writer: { minute: 5, hour: 60 }, address: { minute: 20, hour: 200 } },
  change: { writer: { minute: 20, hour: 200 }, address: { minute: 40, hour: 400 } },
  name: { writer: { minute: 5, hour: 20 }, address: { minute: 5, hour: 20 } },
} as const;

export type RateLimited = keyof typeof LIMITS;
type Counted = 'writer' | 'address';

export interface RateLimits {
  /** Counts one; throws `too_many_comments` with the time to wait when that is one too many. */
  spend(what: RateLimited, who: Partial<Record<Counted, string>>): Promise<void>;
}

/** Limits that hold over all servers; while Redis is away, each server counts by itself. */
export function openRateLimits(redis: Redis, keys: RedisKeys): RateLimits {
  const limiters = new Map<string, RateLimiterRedis>();
  const limiter = (what: RateLimited, counted: Counted, duration: number): RateLimiterRedis => {
    const keyPrefix = keys.rateLimit(what, counted, duration);
    const known = limiters.get(keyPrefix);
    if (known) return known;
    const { minute, hour } = LIMITS[what][counted];
    const rule = { keyPrefix, points: duration === MINUTE_S ? minute : hour, duration };
    const made = new RateLimiterRedis({ ...rule, storeClient: redis, insuranceLimiter: new RateLimiterMemory(rule) });
    limiters.set(keyPrefix, made);
    return made;
  };
  return {
    async spend(what, who) {
      for (const [counted, name] of Object.entries(who) as [Counted, string][]) {
        for (const duration of [MINUTE_S, HOUR_S]) await consume(limiter(what, counted, duration), name);
      }
    },
  };
}

async function consume(limiter: RateLimiterRedis, name: string): Promise<void> {
  try {
    await limiter.consume(name);
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    const seconds = Math.max(1, Math.ceil(refused.msBeforeNext / 1_000));
    throw new NewswireError('too_many_comments', `Try again in ${seconds} s.`, [], seconds);
  }
}
