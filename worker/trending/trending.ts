import type { Redis } from 'ioredis';
import { type Database, inTransaction } from '../../shared/node/db/database.ts';
import { recentTopics, tryTrendingLock, usualLevel } from '../../shared/node/db/trending-store.ts';
import type { RedisKeys } from '../../shared/node/redis/keys.ts';
import { writeTrending } from '../../shared/node/redis/trending.ts';
import { scoreTopics } from './score.ts';

/** Computes what trends and leaves it for the servers; false when another worker is at it. */
export async function computeTrending(db: Database, redis: Redis, keys: RedisKeys, now: Date): Promise<boolean> {
  const topics = await inTransaction(db, async (tx) => {
    if (!(await tryTrendingLock(tx))) return undefined;
    const recent = await recentTopics(tx, now);
    const slugs = recent.map(({ slug }) => slug);
    return scoreTopics(recent, await usualLevel(tx, slugs, now));
  });
  if (topics) await writeTrending(redis, keys, topics);
  return topics !== undefined;
}
