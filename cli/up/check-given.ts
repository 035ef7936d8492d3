import type { RawEnv } from '../../shared/node/config/read-env.ts';
import { checkGivenPostgres } from './check-postgres.ts';
import { checkGivenRedis } from './check-redis.ts';

/** Name and version of what REDIS_URL and DATABASE_URL name; undefined where a private one is wanted. */
export interface GivenServices {
  redis: string | undefined;
  postgres: string | undefined;
}

/** Checks what the environment names before anything is started; throws what is wrong with it. */
export async function checkGiven(raw: RawEnv): Promise<GivenServices> {
  const { REDIS_URL, DATABASE_URL } = raw;
  const [redis, postgres] = await Promise.all([
    REDIS_URL === undefined ? undefined : checkGivenRedis(REDIS_URL, String(raw.NEWSWIRE_PREFIX)),
    DATABASE_URL === undefined ? undefined : checkGivenPostgres(DATABASE_URL, String(raw.NEWSWIRE_SCHEMA)),
  ]);
  return { redis, postgres };
}
