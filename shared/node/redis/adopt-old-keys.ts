import { Cluster } from 'ioredis';
import { QUEUE_NAMES } from '../../contract/queue-shapes.ts';
import type { RedisConfig } from '../config/redis-config.ts';
import type { Logger } from '../telemetry/logger.ts';
import { adoptOldQueue } from './adopt-old-queue.ts';
import { type RedisClient, reachRedis } from './connect.ts';
import { keyOf, oldKeysOf, redisKeys } from './keys.ts';
import { deleteFound, scanKeys } from './scan-keys.ts';

/** What `keys.layout` says. */
const ADOPTED = 'adopted';
const CLEAN = 'clean';

/** Who is alive tells whether old keys are still written; a queue's jobs stay with it. */
const STAYS = /^(members|alive:|queue:)/;
/** What keeps a job from being added twice, by queue. */
const DEDUPLICATION = /^queue:([^:]+):de:/;

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
    if (/^NOPERM/.test((error as Error).message)) {
      log.info(
        `the Redis user may not use ~${oldKeysOf(config.prefix)}*, the keys of older versions; they are left alone`,
      );
    } else {
      log.warn({ err: error }, 'could not look for the keys of an older version; the next start will');
    }
  } finally {
    redis?.disconnect();
  }
}

async function adopt(redis: RedisClient, prefix: string, log: Logger): Promise<void> {
  const { layout } = redisKeys(prefix);
  const old = oldKeysOf(prefix);
  const isDone = (await redis.get(layout)) !== null;
  // After a return to the old version, there are old keys again.
  if (isDone && (await redis.exists(`${old}members`)) === 0) return;
  // No older version ran on a cluster, where a key cannot be renamed to another slot.
  const adopted = redis instanceof Cluster ? 0 : await renameAll(redis, prefix);
  await redis.set(layout, ADOPTED);
  if (adopted > 0) log.info({ keys: adopted }, 'took over the keys of an older version');
}

async function renameAll(redis: RedisClient, prefix: string): Promise<number> {
  let adopted = 0;
  const queues = new Set<string>();
  for (const queue of QUEUE_NAMES) {
    const keys = await adoptOldQueue(redis, prefix, queue);
    if (keys > 0) queues.add(queue);
    adopted += keys;
  }
  const isWanted = (name: string): boolean => !STAYS.test(name) || queues.has(DEDUPLICATION.exec(name)?.[1] ?? '');
  const old = oldKeysOf(prefix);
  for await (const { node, keys } of scanKeys(redis, old)) {
    const pipeline = node.pipeline();
    const names = keys.map((key) => key.slice(old.length)).filter(isWanted);
    for (const name of names) pipeline.renamenx(old + name, keyOf(prefix, name));
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
