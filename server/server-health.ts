import type { Database } from '../shared/node/db/database.ts';
import { canQuery } from '../shared/node/db/installation/require-schema.ts';
import { type Health, isAnswered } from '../shared/node/lifecycle/health.ts';
import type { RedisClient } from '../shared/node/redis/connect.ts';
import type { LiveWire } from './live/live-wire.ts';
import type { Replicas } from './replicas/open-replicas.ts';
import type { ReplicaState } from './telemetry/replica-metrics.ts';

/**
 * A server is ready without Redis, because it still serves pages and accepts stories: taking all servers out of service
 * would cost readers the page, not just a delay.
 */
export function serverHealth(deps: {
  db: Database;
  redis: RedisClient;
  live: Pick<LiveWire, 'isFollowing'>;
  isServing: () => boolean;
  replicas: Replicas['states'];
}): Health {
  const { db, redis, live, isServing } = deps;
  return {
    live: () => ({ following: live.isFollowing() }),
    async ready() {
      const [postgres, redisAnswers] = await Promise.all([
        isAnswered(() => canQuery(db)),
        isAnswered(() => redis.ping()),
      ]);
      const replicas = deps.replicas().map(({ name, state }) => ({ name, ...state }));
      return {
        needed: { serving: isServing(), postgres, following: live.isFollowing() },
        wanted: { redis: redisAnswers, ...(replicas.length > 0 && { replicas: areCurrent(replicas) }) },
        ...(replicas.length > 0 && { details: { replicas } }),
      };
    },
  };
}

function areCurrent(replicas: ReplicaState[]): boolean {
  return replicas.every(({ status }) => status === 'current');
}
