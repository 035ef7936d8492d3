import type { Redis } from 'ioredis';

const STEP = 1_000;

/**
 * Deletes all keys of this prefix, and no others; returns their number. Everything in Redis can be made again from the
 * record, except counters.
 */
export async function forgetAll(redis: Redis, prefix: string): Promise<number> {
  const mine = `{${prefix.replace(/[\\*?[\]]/g, '\\$&')}}:*`;
  let forgotten = 0;
  for await (const keys of redis.scanStream({ match: mine, count: STEP }) as AsyncIterable<string[]>) {
    if (keys.length > 0) forgotten += await redis.unlink(...keys);
  }
  return forgotten;
}
