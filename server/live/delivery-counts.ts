import type { RedisClient } from '../../shared/node/redis/connect.ts';
import type { RedisKeys } from '../../shared/node/redis/keys.ts';

const KEEP_SECONDS = 7 * 24 * 3_600;

/** How many readers an event has reached, and when it reached the first, in milliseconds since 1970. */
export interface Delivered {
  readers: number;
  at: number | undefined;
}

/** Adds to the number of readers that each event reached, all at once; `counts` is by event number. */
export async function addDeliveries(
  redis: RedisClient,
  keys: RedisKeys,
  wireId: string,
  counts: ReadonlyMap<number, Delivered>,
): Promise<void> {
  // One for each hash, because each may be on another node of a cluster.
  const pipelines = new Map<string, ReturnType<RedisClient['pipeline']>>();
  for (const [seq, { readers, at }] of counts) {
    const key = keys.delivered(wireId, seq);
    const pipeline = pipelines.get(key) ?? redis.pipeline();
    pipelines.set(key, pipeline);
    pipeline.hincrby(key, String(seq), readers);
    // Another server may have been earlier.
    if (at !== undefined) pipeline.hsetnx(key, timeField(seq), at);
  }
  await Promise.all([...pipelines].map(([key, pipeline]) => pipeline.expire(key, KEEP_SECONDS).exec()));
}

/** The deliveries of an event so far; 0 readers when none were counted, or when it is over a week old. */
export async function readDeliveries(
  redis: RedisClient,
  keys: RedisKeys,
  wireId: string,
  seq: number,
): Promise<Delivered> {
  const [readers, at] = await redis.hmget(keys.delivered(wireId, seq), String(seq), timeField(seq));
  return { readers: Number(readers ?? 0), at: at ? Number(at) : undefined };
}

function timeField(seq: number): string {
  return `${seq}@`;
}
