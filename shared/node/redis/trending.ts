import type { TopicCandidate, TrendingTopic } from '../../contract/trending-shapes.ts';
import type { RedisClient } from './connect.ts';
import type { RedisKeys } from './keys.ts';

/** What trends and what may become a topic expires after this time, when no worker updates it. */
const KEEP_SECONDS = 10 * 60;

/** Stores the trending topics for all servers. */
export async function writeTrending(redis: RedisClient, keys: RedisKeys, topics: TrendingTopic[]): Promise<void> {
  await redis.set(keys.trending, JSON.stringify(topics), 'EX', KEEP_SECONDS);
}

/** The latest trending topics; empty when there are none yet, or they have expired. */
export async function readTrending(redis: RedisClient, keys: RedisKeys): Promise<TrendingTopic[]> {
  const topics = JSON.parse((await redis.get(keys.trending)) ?? '[]') as TrendingTopic[];
  // A worker of an older version, which may still run, gives no reasons.
  return topics.filter(({ reason }) => reason !== undefined);
}

/** Stores the candidates for topics for all servers. */
export async function writeCandidates(
  redis: RedisClient,
  keys: RedisKeys,
  candidates: TopicCandidate[],
): Promise<void> {
  await redis.set(keys.topicCandidates, JSON.stringify(candidates), 'EX', KEEP_SECONDS);
}

/** The latest candidates for topics; empty when there are none yet, or they have expired. */
export async function readCandidates(redis: RedisClient, keys: RedisKeys): Promise<TopicCandidate[]> {
  return JSON.parse((await redis.get(keys.topicCandidates)) ?? '[]') as TopicCandidate[];
}

/** Deletes both, with the headlines in them; workers store them again within a minute. */
export async function forgetTrending(redis: RedisClient, keys: RedisKeys): Promise<void> {
  await Promise.all([redis.del(keys.trending), redis.del(keys.topicCandidates)]);
}
