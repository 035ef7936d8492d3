import type { RedisClient } from './connect.ts';
import { keysOf, oldKeysOf } from './keys.ts';
import { deleteFound, scanKeys } from './scan-keys.ts';

/**
 * Deletes all keys of this prefix, and no others; returns their number. Everything in Redis can be made again from the
 * record, except counters.
 */
export async function forgetAll(redis: RedisClient, prefix: string): Promise<number> {
  let forgotten = 0;
  for (const beginning of [keysOf(prefix), oldKeysOf(prefix)]) {
    for await (const found of scanKeys(redis, beginning)) forgotten += await deleteFound(found);
  }
  return forgotten;
}
