import type { Database } from '../shared/node/db/database.ts';
import { canQuery } from '../shared/node/db/installation/require-schema.ts';
import { type Health, isAnswered } from '../shared/node/lifecycle/health.ts';
import type { RedisClient } from '../shared/node/redis/connect.ts';
import type { LiveWire } from './live/live-wire.ts';

/**
 * A server is ready without Redis, because it still serves pages and accepts stories: taking all servers out of service
 * would cost readers the page, not just a delay.
 */
export function serverHealth(deps: {
  db: Database;
  redis: RedisClient;
  live: Pick<LiveWire, 'isFollowing'>;
  isServing: () => boolean;
}): Health {
  const { db, redis, live, isServing } = deps;
  return {
    live: () => ({ following: live.isFollowing() }),
    async ready() {
      const [postgres, redisAnswers] = await Promise.all([
        isAnswered(() => canQuery(db)),
        isAnswered(() => redis.ping()),
      ]);
      return {
        needed: { serving: isServing(), postgres, following: live.isFollowing() },
        wanted: { redis: redisAnswers },
      };
    },
  };
}
