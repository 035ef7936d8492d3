import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import { type ErrorCode, NewswireError } from '../../shared/domain/errors.ts';
import type { RedisClient } from '../../shared/node/redis/connect.ts';
import type { RedisKeys } from '../../shared/node/redis/keys.ts';
import type { Quota, TellQuota } from './quota.ts';

const MINUTE_S = 60;
const HOUR_S = 3_600;

/** Limits per minute and per hour, by what is counted. */
const LIMITS = {
  comment: { writer: { minute: 5, hour: 60 }, address: { minute: 20, hour: 200 } },
  change: { writer: { minute: 20, hour: 200 }, address: { minute: 40, hour: 400 } },
  name: { writer: { minute: 5, hour: 20 }, address: { minute: 5, hour: 20 } },
  /** Searches for the feeds of a site. */
  discovery: { key: { minute: 30, hour: 600 } },
  /** Questions whom a story would reach. */
  reach: { key: { minute: 30, hour: 600 } },
  webhookTest: { key: { minute: 20, hour: 200 } },
  /** New readers, and sign-ins by passkey. */
  reader: { address: { minute: 20, hour: 200 } },
  /** Invitations that are opened or used, and sign-ins of people by passkey. */
  person: { address: { minute: 20, hour: 200 } },
  /** Guesses of codes that join a device: of a network, and of all (one key). */
  joinCode: { address: { minute: 10, hour: 60 }, key: { minute: 300, hour: 3_000 } },
  /** What one device asks of its reader. */
  device: { key: { minute: 120, hour: 3_000 } },
  /** What browsers tell of revisions that were opened. */
  readings: { address: { minute: 30, hour: 300 } },
  push: { address: { minute: 60, hour: 600 } },
  alerts: { address: { minute: 60, hour: 600 } },
  /** Failed attempts to sign in to `/ops`. */
  signIn: { address: { minute: 10, hour: 60 } },
  /** Wrong API keys; repeating the same key counts once. */
  wrongKey: { address: { minute: 20, hour: 120 } },
} as const satisfies Record<string, Partial<Record<Counted, Limit>>>;

interface Limit {
  minute: number;
  hour: number;
}

export type RateLimited = keyof typeof LIMITS;
type Counted = 'writer' | 'address' | 'key';
type Who = Partial<Record<Counted, string>>;

/** Limits on writing have their own code, for which the page has a text. */
const CODES: Partial<Record<RateLimited, ErrorCode>> = {
  comment: 'too_many_comments',
  change: 'too_many_comments',
  name: 'too_many_comments',
};

export interface RateLimits {
  /** Counts one use and tells what is left; throws, with the seconds to wait, when over the limit. */
  spend(what: RateLimited, who: Who, tell?: TellQuota): Promise<void>;
  /** Takes back one use. */
  giveBack(what: RateLimited, who: Who): Promise<void>;
  /** Counts one request with this API key; else like `spend`. */
  request(keyId: string, tell?: TellQuota): Promise<void>;
}

/** Rate limits over all servers; without Redis, each server counts in memory. */
export function openRateLimits(redis: RedisClient, keys: RedisKeys, keyRequests: number): RateLimits {
  const limiters = new Map<string, RateLimiterRedis>();
  const limiter = (what: string, counted: Counted, duration: number, points: number): RateLimiterRedis => {
    const keyPrefix = keys.rateLimit(what, counted, duration);
    const known = limiters.get(keyPrefix);
    if (known) return known;
    const rule = { keyPrefix, points, duration };
    const insuranceLimiter = new RateLimiterMemory(rule);
    // Clients over the limit are blocked in memory, without round trips to Redis.
    const made = new RateLimiterRedis({
      ...rule,
      storeClient: redis,
      insuranceLimiter,
      inMemoryBlockOnConsumed: points + 1,
    });
    limiters.set(keyPrefix, made);
    return made;
  };
  const limitersOf = (what: RateLimited, who: Who): Counter[] =>
    (Object.entries(who) as [Counted, string][]).flatMap(([counted, name]) => {
      const limits: Partial<Record<Counted, Limit>> = LIMITS[what];
      const limit = limits[counted];
      if (!limit) return [];
      const durations = [
        [MINUTE_S, limit.minute],
        [HOUR_S, limit.hour],
      ] as const;
      return durations.map(([duration, points]) => ({
        limiter: limiter(what, counted, duration, points),
        of: name,
        title: `${what}-${counted}-${duration === MINUTE_S ? 'minute' : 'hour'}`,
      }));
    });
  return {
    async spend(what, who, tell) {
      for (const counter of limitersOf(what, who)) await consume(counter, tell, CODES[what]);
    },
    async giveBack(what, who) {
      for (const counter of limitersOf(what, who)) await counter.limiter.reward(counter.of);
    },
    async request(keyId, tell) {
      if (keyRequests === 0) return;
      const ofKey = limiter('request', 'key', MINUTE_S, keyRequests);
      await consume({ limiter: ofKey, of: keyId, title: 'request-key-minute' }, tell);
    },
  };
}

/** A limit of one client. */
interface Counter {
  limiter: RateLimiterRedis;
  of: string;
  title: string;
}

async function consume(counter: Counter, tell: TellQuota | undefined, code?: ErrorCode): Promise<void> {
  try {
    // Not inside the optional call below, which skips its arguments when `tell` is undefined.
    const consumed = await counter.limiter.consume(counter.of);
    tell?.(quotaOf(counter, consumed));
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    tell?.(quotaOf(counter, refused));
    throw refusal(refused, code);
  }
}

function quotaOf({ limiter, title }: Counter, { remainingPoints, msBeforeNext }: RateLimiterRes): Quota {
  return {
    name: title,
    uses: limiter.points,
    seconds: limiter.duration,
    left: remainingPoints,
    resetSeconds: msBeforeNext / 1_000,
  };
}

function refusal({ msBeforeNext }: RateLimiterRes, code: ErrorCode = 'too_many_requests'): NewswireError {
  const seconds = Math.max(1, Math.ceil(msBeforeNext / 1_000));
  return new NewswireError(code, `Try again in ${seconds} s.`, [], seconds);
}
