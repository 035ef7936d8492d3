import type { RawEnv } from '../../shared/node/config/read-env.ts';
import { redisAccess } from '../../shared/node/config/redis-config.ts';

/** Name and version of the services in REDIS_URL and DATABASE_URL; undefined for a private one. */
export interface GivenServices {
  redis: string | undefined;
  postgres: string | undefined;
}

/** Checks the configured services before anything is started; throws the problem. */
export async function checkGiven(raw: RawEnv): Promise<GivenServices> {
  const { REDIS_URL, DATABASE_URL } = raw;
  const [redis, postgres] = await Promise.all([
    REDIS_URL === undefined ? undefined : checkRedis(raw),
    DATABASE_URL === undefined ? undefined : checkPostgres(DATABASE_URL, String(raw.NEWSWIRE_SCHEMA)),
  ]);
  return { redis, postgres };
}

// Loaded only when there is something to check: their clients keep 30 MB as long as this process runs.
async function checkRedis(raw: RawEnv): Promise<string> {
  const { checkGivenRedis } = await import('./check-redis.ts');
  return checkGivenRedis(redisAccess(raw), String(raw.NEWSWIRE_PREFIX));
}

async function checkPostgres(url: string, schema: string): Promise<string> {
  const { checkGivenPostgres } = await import('./check-postgres.ts');
  return checkGivenPostgres(url, schema);
}
