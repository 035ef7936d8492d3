import type { RedisClient } from '../../shared/node/redis/connect.ts';

/** Takes a slot if the host has one free; the slots of crashed workers expire. */
const TAKE = `
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', ARGV[1])
if redis.call('ZCARD', KEYS[1]) >= tonumber(ARGV[2]) then return 0 end
redis.call('ZADD', KEYS[1], ARGV[3], ARGV[4])
redis.call('PEXPIREAT', KEYS[1], ARGV[3])
return 1`;

export interface HostSlots {
  /** True when this holder may fetch from the host now, for up to `leaseMs`. */
  take(host: string, holder: string): Promise<boolean>;
  release(host: string, holder: string): Promise<void>;
  /** Keeps the holder's slot for as long as the host wants to be left alone. */
  keep(host: string, holder: string, ms: number): Promise<void>;
}

/** Limits the number of concurrent requests to one host across all workers; `key` is the Redis key of a host. */
export function hostSlots(
  redis: RedisClient,
  key: (host: string) => string,
  options: { perHost: number; leaseMs: number },
): HostSlots {
  return {
    async take(host, holder) {
      const now = Date.now();
      const args = [now, options.perHost, now + options.leaseMs, holder];
      return (await redis.eval(TAKE, 1, key(host), ...args)) === 1;
    },
    async release(host, holder) {
      await redis.zrem(key(host), holder);
    },
    async keep(host, holder, ms) {
      const until = Date.now() + ms;
      await redis.multi().zadd(key(host), until, holder).pexpireat(key(host), until).exec();
    },
  };
}
