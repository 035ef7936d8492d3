import type { Redis } from 'ioredis';
import type { RedisKeys } from './keys.ts';

const KEEP_SECONDS = 7 * 24 * 3_600;

/** How many readers an event has reached, and when the first of them, in milliseconds since 1970. */
export interface Delivered {
  readers: number;
  at: number | undefined;
}

/** Adds to the number of readers that each event reached; `counts` is by event number. All in one round trip. */
export async function addDeliveries(
  redis: Redis,
  keys: RedisKeys,
  feedId: string,
  counts: ReadonlyMap<number, Delivered>,
): Promise<void> {
  const pipeline = redis.pipeline();
  for (const [seq, { readers, at }] of counts) {
    const key = keys.delivered(feedId, seq);
    pipeline.hincrby(key, String(seq), readers);
    // Another server may have been earlier.
    if (at !== undefined) pipeline.hsetnx(key, timeField(seq), at);
  }
  const hashes = new Set([...counts.keys()].map((seq) => keys.delivered(feedId, seq)));
  for (const key of hashes) pipeline.expire(key, KEEP_SECONDS);
  await pipeline.exec();
}

/** What was counted of an event so far; no readers when nobody counted or it is over a week ago. */
export async function readDeliveries(redis: Redis, keys: RedisKeys, feedId: string, seq: number): Promise<Delivered> {
  const [readers, at] = await redis.hmget(keys.delivered(feedId, seq), String(seq), timeField(seq));
  return { readers: Number(readers ?? 0), at: at ? Number(at) : undefined };
}

function timeField(seq: number): string {
  return `${seq}@`;
}
