import type { TrendingTopic } from '../../shared/contract/trending-shapes.ts';
import { type Database, inTransaction, type Queryable } from '../../shared/node/db/database.ts';
import { findReasons } from '../../shared/node/db/topic/reason-store.ts';
import { readRulings } from '../../shared/node/db/topic/ruling-store.ts';
import { recentTopics, tryTrendingLock, usualLevel } from '../../shared/node/db/topic/trending-store.ts';
import type { RedisClient } from '../../shared/node/redis/connect.ts';
import type { RedisKeys } from '../../shared/node/redis/keys.ts';
import { writeTrending } from '../../shared/node/redis/trending.ts';
import { followMerges } from '../../shared/node/topics/follow-merges.ts';
import { chooseWords } from './choose-words.ts';
import { scoreTopics, WEIGHTS } from './score-topics.ts';

/** Computes the trending topics and stores them for the servers; false when another worker is computing them. */
export async function computeTrending(db: Database, redis: RedisClient, keys: RedisKeys, now: Date): Promise<boolean> {
  const topics = await inTransaction(db, async (tx) =>
    (await tryTrendingLock(tx)) ? await findTrending(tx, now) : undefined,
  );
  if (topics) await writeTrending(redis, keys, topics);
  return topics !== undefined;
}

async function findTrending(tx: Queryable, now: Date): Promise<TrendingTopic[]> {
  const rulings = await readRulings(tx);
  const merged = followMerges(rulings);
  const held = new Set(rulings.filter(({ act }) => act === 'hold').map(({ slug }) => slug));
  const recent = (await recentTopics(tx, merged, now)).filter(({ slug }) => !held.has(slug));
  const usual = await usualLevel(
    tx,
    recent.map(({ slug }) => slug),
    merged,
    now,
  );
  const ranked = scoreTopics(recent, usual);
  const slugs = ranked.map(({ slug }) => slug);
  return chooseWords(ranked, await findReasons(tx, slugs, { weights: WEIGHTS, merged, now }));
}
