import type { Redis } from 'ioredis';
import type { TrendingTopic } from '../../wire/http-shapes.ts';
import type { RedisKeys } from './keys.ts';

/** Older than this, what trends is no longer true: no worker lives. */
const KEEP_SECONDS = 10 * 60;

/** Leaves what trends for every server to read. */
export async function writeTrending(redis: Redis, keys: RedisKeys, topics: TrendingTopic[]): Promise<void> {
  await redis.set(keys.trending, JSON.stringify(topics), 'EX', KEEP_SECONDS);
}

/** What trends, as the workers left it; empty when they have not yet, or no longer. */
export async function readTrending(redis: Redis, keys: RedisKeys): Promise<TrendingTopic[]> {
  return JSON.parse((await redis.get(keys.trending)) ?? '[]') as TrendingTopic[];
}
