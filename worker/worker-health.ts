import type { Redis } from 'ioredis';
import { canQuery } from '../shared/node/db/can-query-store.ts';
import type { Database } from '../shared/node/db/database.ts';
import { type Health, isAnswered } from '../shared/node/lifecycle/health.ts';

/** How a worker is; without Postgres or Redis it can do nothing. */
export function workerHealth(deps: {
  db: Database;
  /** Fails fast. */
  redis: Redis;
  isRunning: () => boolean;
  /** False when a turn of the announcer hangs for good. */
  isTurning: () => boolean;
}): Health {
  return {
    live: () => ({ announcing: deps.isTurning() }),
    async ready() {
      const [postgres, redis] = await Promise.all([
        isAnswered(() => canQuery(deps.db)),
        isAnswered(() => deps.redis.ping()),
      ]);
      return { needed: { running: deps.isRunning(), announcing: deps.isTurning(), postgres, redis }, wanted: {} };
    },
  };
}
