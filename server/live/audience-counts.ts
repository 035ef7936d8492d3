import type { RedisClient } from '../../shared/node/redis/connect.ts';
import type { RedisKeys } from '../../shared/node/redis/keys.ts';

/** The readers of one server; `stories` counts those who have each story open. */
export interface ServerAudience {
  readers: number;
  stories: ReadonlyMap<string, number>;
}

/** Numbers expire after this time when a server stops writing. */
const HOLD_MS = 10_000;
/** The field for all readers. */
const EVERYONE = '';

/** Replaces this server's numbers. */
export async function writeAudience(
  redis: RedisClient,
  keys: RedisKeys,
  server: string,
  { readers, stories }: ServerAudience,
): Promise<void> {
  const key = keys.audience(server);
  const fields: Record<string, number> = Object.fromEntries([[EVERYONE, readers], ...stories]);
  await redis
    .multi()
    .del(key)
    .hset(key, fields)
    .pexpire(key, HOLD_MS)
    .zadd(keys.audiences, Date.now() + HOLD_MS, server)
    .exec();
}

/** Deletes this server's numbers. */
export async function forgetAudience(redis: RedisClient, keys: RedisKeys, server: string): Promise<void> {
  await redis.multi().del(keys.audience(server)).zrem(keys.audiences, server).exec();
}

/** The sum of the other servers' numbers, for these stories. */
export async function readAudiences(
  redis: RedisClient,
  keys: RedisKeys,
  except: string,
  storyIds: string[],
): Promise<ServerAudience> {
  const found = await redis
    .multi()
    .zremrangebyscore(keys.audiences, '-inf', Date.now())
    .zrange(keys.audiences, '0', '-1')
    .exec();
  const servers = ((found?.[1]?.[1] ?? []) as string[]).filter((server) => server !== except);
  const pipeline = redis.pipeline();
  for (const server of servers) pipeline.hmget(keys.audience(server), EVERYONE, ...storyIds);
  const answers = (await pipeline.exec()) ?? [];
  const sums = answers.map(([, values]) => (values as (string | null)[] | null) ?? []);
  const sumOf = (index: number): number => sums.reduce((sum, values) => sum + Number(values[index] ?? 0), 0);
  return { readers: sumOf(0), stories: new Map(storyIds.map((id, index) => [id, sumOf(index + 1)])) };
}
