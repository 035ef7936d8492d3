import type { Redis } from 'ioredis';
import { canQuery } from '../shared/node/db/can-query-store.ts';
import type { Database } from '../shared/node/db/database.ts';
import { type Health, isAnswered } from '../shared/node/lifecycle/health.ts';
import type { Feed } from './feed/feed.ts';

/**
 * How a server is. Without Redis it still gives pages and takes stories: were it taken out of service for that, and all
 * others with it, readers would lose the page over a delay.
 */
export function serverHealth(deps: {
  db: Database;
  redis: Redis;
  feed: Pick<Feed, 'isFollowing'>;
  isServing: () => boolean;
}): Health {
  const { db, redis, feed, isServing } = deps;
  return {
    live: () => ({ following: feed.isFollowing() }),
    async ready() {
      const [postgres, redisAnswers] = await Promise.all([
        isAnswered(() => canQuery(db)),
        isAnswered(() => redis.ping()),
      ]);
      return {
        needed: { serving: isServing(), postgres, following: feed.isFollowing() },
        wanted: { redis: redisAnswers },
      };
    },
  };
}
