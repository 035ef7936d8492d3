import type { Redis } from 'ioredis';
import type { RedisKeys } from './keys.ts';

/** The readers of one server; `stories` are those that somebody there has open. */
export interface ServerAudience {
  readers: number;
  stories: ReadonlyMap<string, number>;
}

/** Numbers of a server that writes no more hold for so long. */
const HOLD_MS = 10_000;
/** The field for all readers. */
const EVERYONE = '';

/** Writes this server's numbers in the place of its earlier ones. */
export async function writeAudience(
  redis: Redis,
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

/** Takes back this server's numbers. */
export async function forgetAudience(redis: Redis, keys: RedisKeys, server: string): Promise<void> {
  await redis.multi().del(keys.audience(server)).zrem(keys.audiences, server).exec();
}

/** The other servers' numbers, for these stories. */
export async function readAudiences(
  redis: Redis,
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
