import type { Redis } from 'ioredis';
import type { RedisKeys } from './keys.ts';

/** True for the one server whose turn it is to hand in a canary; the next turn comes after `forMs`. */
export async function claimCanaryTurn(redis: Redis, keys: RedisKeys, forMs: number): Promise<boolean> {
  return (await redis.set(keys.canaryTurn, '1', 'PX', forMs, 'NX')) === 'OK';
}
