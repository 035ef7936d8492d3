import type { Redis } from 'ioredis';
import type { RedisKeys } from '../../shared/node/redis/keys.ts';

/** Takes a slot if fewer than the limit are taken; slots of workers that died run out. */
const TAKE = `
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', ARGV[1])
if redis.call('ZCARD', KEYS[1]) >= tonumber(ARGV[2]) then return 0 end
redis.call('ZADD', KEYS[1], ARGV[3], ARGV[4])
redis.call('PEXPIREAT', KEYS[1], ARGV[3])
return 1`;

export interface HostSlots {
  /** True when this holder may fetch from the host now, for `leaseMs` at most. */
  take(host: string, holder: string): Promise<boolean>;
  release(host: string, holder: string): Promise<void>;
}

/** Limits how many requests go to one host at once, over all workers. */
export function hostSlots(redis: Redis, keys: RedisKeys, options: { perHost: number; leaseMs: number }): HostSlots {
  return {
    async take(host, holder) {
      const now = Date.now();
      const args = [now, options.perHost, now + options.leaseMs, holder];
      return (await redis.eval(TAKE, 1, keys.fetching(host), ...args)) === 1;
    },
    async release(host, holder) {
      await redis.zrem(keys.fetching(host), holder);
    },
  };
}
