import type { Database } from '../shared/node/db/database.ts';
import { canQuery } from '../shared/node/db/installation/require-schema.ts';
import { type Health, isAnswered } from '../shared/node/lifecycle/health.ts';
import type { RedisClient } from '../shared/node/redis/connect.ts';

/** A worker's health; without Postgres or Redis it is not ready. */
export function workerHealth(deps: {
  db: Database;
  /** Must fail fast. */
  redis: RedisClient;
  isRunning: () => boolean;
  /** False when a turn of the announcer hangs permanently. */
  isAlive: () => boolean;
}): Health {
  return {
    live: () => ({ announcing: deps.isAlive() }),
    async ready() {
      const [postgres, redis] = await Promise.all([
        isAnswered(() => canQuery(deps.db)),
        isAnswered(() => deps.redis.ping()),
      ]);
      return { needed: { running: deps.isRunning(), announcing: deps.isAlive(), postgres, redis }, wanted: {} };
    },
  };
}
