import type { Redis } from 'ioredis';
import type { RedisKeys } from './keys.ts';

const KEEP_SECONDS = 7 * 24 * 3_600;

/** Adds to the number of readers that each event reached; `counts` is by event number. */
export async function addDeliveries(
  redis: Redis,
  keys: RedisKeys,
  feedId: string,
  counts: ReadonlyMap<number, number>,
): Promise<void> {
  const pipeline = redis.pipeline();
  for (const [seq, readers] of counts) {
    const key = keys.delivered(feedId, seq);
    pipeline.hincrby(key, String(seq), readers);
    pipeline.expire(key, KEEP_SECONDS);
  }
  await pipeline.exec();
}

/** How many readers the event has reached so far; 0 when nobody counted or it is over a week ago. */
export async function readDeliveries(redis: Redis, keys: RedisKeys, feedId: string, seq: number): Promise<number> {
  return Number((await redis.hget(keys.delivered(feedId, seq), String(seq))) ?? 0);
}
