import { Redis, ReplyError } from 'ioredis';
import { backOffMs } from '../lifecycle/back-off.ts';
import type { Logger } from '../telemetry/logger.ts';

const FAIL_FAST_TIMEOUT_MS = 2_000;
const CONNECT_TIMEOUT_MS = 5_000;

/**
 * `waiting` connections hold their commands until Redis is back (workers, the tail); `failFast` ones fail within 2 s,
 * for requests with a waiting caller.
 */
export type RedisPatience = 'waiting' | 'failFast';

/** Opens a Redis connection that reconnects forever; connection errors are logged, not thrown. */
export function connectRedis(url: string, patience: RedisPatience, log: Logger): Redis {
  const redis = new Redis(url, {
    connectTimeout: CONNECT_TIMEOUT_MS,
    retryStrategy: backOffMs,
    // A Redis that is loading its file, or a replica right after a failover, asks to be tried again.
    reconnectOnError: (error) => replyKind(error) === 'READONLY',
    ...(patience === 'waiting'
      ? { maxRetriesPerRequest: null }
      : { maxRetriesPerRequest: 0, enableOfflineQueue: false, commandTimeout: FAIL_FAST_TIMEOUT_MS }),
  });
  let away = false;
  redis.on('error', (error: Error) => {
    // One line per outage, not per attempt.
    if (!away) log.warn({ err: error, patience }, 'redis is down; retrying until it is back');
    away = true;
  });
  redis.on('ready', () => {
    if (away) log.info({ patience }, 'redis is back');
    away = false;
  });
  return redis;
}

/** Closes a connection gracefully, or at once when Redis does not answer. */
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

/** The first word of an error reply from Redis (RESP), such as `READONLY` or `OOM`; undefined for other errors. */
export function replyKind(error: unknown): string | undefined {
  return error instanceof ReplyError ? (error as Error).message.split(' ', 1)[0] : undefined;
}
