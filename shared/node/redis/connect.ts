import { Cluster, Redis } from 'ioredis';
import type { RedisAddress, RedisNode } from '../config/redis-address.ts';
import type { RedisAccess } from '../config/redis-config.ts';
import type { Logger } from '../telemetry/logger.ts';
import { clusterOptions, FAIL_FAST_TIMEOUT_MS, type RedisPatience, singleOptions } from './client-options.ts';

/** A connection to one Redis, or connections to the nodes of a cluster. */
export type RedisClient = Redis | Cluster;

/** Opens a Redis connection that reconnects forever; connection errors are logged, not thrown. */
export function connectRedis(access: RedisAccess, patience: RedisPatience, log: Logger): RedisClient {
  const { kind, nodes } = access.address;
  const redis =
    kind === 'cluster'
      ? new Cluster(nodes, clusterOptions(access, patience))
      : new Redis(singleOptions(access, patience));
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

/** Connects once, for a command that ends when Redis cannot be reached; throws the reason. */
export async function reachRedis(access: RedisAccess): Promise<RedisClient> {
  const { kind, nodes } = access.address;
  const once = { lazyConnect: true, enableOfflineQueue: true };
  const redis =
    kind === 'cluster'
      ? new Cluster(nodes, { ...clusterOptions(access, 'failFast'), ...once, clusterRetryStrategy: () => null })
      : new Redis({ ...singleOptions(access, 'failFast'), ...once, ...NO_RETRIES });
  let failure: Error | undefined;
  // The first error causes the following ones; that of a node says more than that of the cluster.
  for (const event of ['node error', 'error']) {
    redis.on(event, (error: Error) => {
      failure ??= error;
    });
  }
  try {
    await redis.connect();
    return redis;
  } catch (error) {
    redis.disconnect();
    throw failure ?? error;
  }
}

const NO_RETRIES = { retryStrategy: () => null, sentinelRetryStrategy: () => null };

export type Credentials = Pick<RedisAddress, 'username' | 'password'>;

/** Opens one node by itself, whatever it is, once and when `connect` is called. */
export function openNode({ address, tls }: RedisAccess, node: RedisNode, credentials: Credentials): Redis {
  const { username, password } = credentials;
  const redis = new Redis({
    ...node,
    ...(address.family !== 0 && { family: address.family }),
    ...(username !== undefined && { username }),
    ...(password !== undefined && { password }),
    ...(tls && { tls }),
    ...{ lazyConnect: true, retryStrategy: () => null, enableReadyCheck: false, protocol: 2 },
    ...{ connectTimeout: FAIL_FAST_TIMEOUT_MS, commandTimeout: FAIL_FAST_TIMEOUT_MS },
  });
  // Whatever fails makes the command fail, too.
  redis.on('error', () => undefined);
  return redis;
}

/** Closes a connection gracefully, or at once when Redis does not answer. */
export async function closeRedis(redis: RedisClient): Promise<void> {
  if (redis.status !== 'ready') {
    redis.disconnect();
    return;
  }
  await Promise.race([redis.quit().catch(() => redis.disconnect()), disconnectSlowly(redis)]);
}

function disconnectSlowly(redis: RedisClient): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(() => {
      redis.disconnect();
      resolve();
    }, FAIL_FAST_TIMEOUT_MS).unref();
  });
}
