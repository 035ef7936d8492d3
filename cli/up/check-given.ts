import type { RawEnv } from '../../shared/node/config/read-env.ts';

/** Name and version of what REDIS_URL and DATABASE_URL name; undefined where a private one is wanted. */
export interface GivenServices {
  redis: string | undefined;
  postgres: string | undefined;
}

/** Checks what the environment names before anything is started; throws what is wrong with it. */
export async function checkGiven(raw: RawEnv): Promise<GivenServices> {
  const { REDIS_URL, DATABASE_URL } = raw;
  const [redis, postgres] = await Promise.all([
    REDIS_URL === undefined ? undefined : checkRedis(REDIS_URL, String(raw.NEWSWIRE_PREFIX)),
    DATABASE_URL === undefined ? undefined : checkPostgres(DATABASE_URL, String(raw.NEWSWIRE_SCHEMA)),
  ]);
  return { redis, postgres };
}

// Their clients take 30 MB, for as long as this process runs: they are loaded where there is something to check.
async function checkRedis(url: string, prefix: string): Promise<string> {
  const { checkGivenRedis } = await import('./check-redis.ts');
  return checkGivenRedis(url, prefix);
}

async function checkPostgres(url: string, schema: string): Promise<string> {
  const { checkGivenPostgres } = await import('./check-postgres.ts');
  return checkGivenPostgres(url, schema);
}
