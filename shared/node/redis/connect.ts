import { Redis } from 'ioredis';
import { backOffMs } from '../lifecycle/back-off.ts';
import type { Logger } from '../telemetry/logger.ts';
import { replyKind } from './reply-kind.ts';

const FAIL_FAST_TIMEOUT_MS = 2_000;
const CONNECT_TIMEOUT_MS = 5_000;

/**
 * `waiting` connections hold their commands until Redis is back (workers, the tail); `failFast` ones answer an error
 * within 2 s, for whoever has a caller waiting.
 */
export type RedisPatience = 'waiting' | 'failFast';

/** Opens a Redis connection that reconnects for ever; connection errors are logged, not thrown. */
export function connectRedis(url: string, patience: RedisPatience, log: Logger): Redis {
  const redis = new Redis(url, {
    connectTimeout: CONNECT_TIMEOUT_MS,
    retryStrategy: backOffMs,
    // Redis that is loading its file, or a replica just after a fail-over, asks to be tried again.
    reconnectOnError: (error) => replyKind(error) === 'READONLY',
    ...(patience === 'waiting'
      ? { maxRetriesPerRequest: null }
      : { maxRetriesPerRequest: 0, enableOfflineQueue: false, commandTimeout: FAIL_FAST_TIMEOUT_MS }),
  });
  let away = false;
  redis.on('error', (error: Error) => {
    // One line for an outage, not one for each attempt.
    if (!away) log.warn({ err: error, patience }, 'redis is away; trying again until it is back');
    away = true;
  });
  redis.on('ready', () => {
    if (away) log.info({ patience }, 'redis is back');
    away = false;
  });
  return redis;
}

/** Ends a connection politely, or at once when Redis does not answer. */
export async function closeRedis(redis: Redis): Promise<void> {
  if (redis.status !== 'ready') {
    redis.disconnect();
    return;
  }
  await Promise.race([redis.quit().catch(() => redis.disconnect()), rejectSlowly(redis)]);
}

function rejectSlowly(redis: Redis): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(() => {
      redis.disconnect();
      resolve();
    }, FAIL_FAST_TIMEOUT_MS).unref();
  });
}
