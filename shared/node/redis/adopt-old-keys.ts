import { Cluster } from 'ioredis';
import type { RedisConfig } from '../config/redis-config.ts';
import type { Logger } from '../telemetry/logger.ts';
import { type RedisClient, reachRedis } from './connect.ts';
import { keyOf, oldKeysOf, redisKeys } from './keys.ts';
import { deleteFound, scanKeys } from './scan-keys.ts';

/** What `keys.layout` says. */
const ADOPTED = 'adopted';
const CLEAN = 'clean';

/**
 * Before anything else uses Redis: gives the keys of an older version their new names, so that queues keep their jobs
 * and pauses, and counters their counts. Once; without Redis, at the next start.
 */
export async function adoptOldKeys(config: RedisConfig, log: Logger): Promise<void> {
  let redis: RedisClient | undefined;
  try {
    redis = await reachRedis(config);
    await adopt(redis, config.prefix, log);
  } catch (error) {
    log.warn({ err: error }, 'could not look for the keys of an older version; the next start will');
  } finally {
    redis?.disconnect();
  }
}

async function adopt(redis: RedisClient, prefix: string, log: Logger): Promise<void> {
  const { layout } = redisKeys(prefix);
  if ((await redis.get(layout)) !== null) return;
  let adopted = 0;
  // No older version ran on a cluster, where a key cannot be renamed to another slot.
  if (!(redis instanceof Cluster)) adopted = await renameAll(redis, prefix);
  await redis.set(layout, ADOPTED);
  if (adopted > 0) log.info({ keys: adopted }, 'took over the keys of an older version');
}

async function renameAll(redis: RedisClient, prefix: string): Promise<number> {
  let adopted = 0;
  const old = oldKeysOf(prefix);
  for await (const { node, keys } of scanKeys(redis, old)) {
    const pipeline = node.pipeline();
    for (const key of keys) pipeline.renamenx(key, keyOf(prefix, key.slice(old.length)));
    const answers = (await pipeline.exec()) ?? [];
    // Some have expired since they were found; others exist, if a process of the new version was first.
    adopted += answers.filter(([, renamed]) => renamed === 1).length;
  }
  return adopted;
}

/**
 * Deletes what processes of the older version have written since, as soon as none is alive; true once nothing of it is
 * left. What these keys held is in the record.
 */
export async function retireOldKeys(redis: RedisClient, prefix: string): Promise<boolean> {
  const { layout } = redisKeys(prefix);
  const state = await redis.get(layout);
  if (state === CLEAN) return true;
  // Redis was down at the start, or was flushed.
  if (state !== ADOPTED) return false;
  const old = oldKeysOf(prefix);
  for await (const _alive of scanKeys(redis, `${old}alive:`)) return false;
  for await (const found of scanKeys(redis, old)) await deleteFound(found);
  await redis.set(layout, CLEAN);
  return true;
}
