import path from 'node:path';
import getPort from 'get-port';
import { ensureRedisServer } from '../../../server/embedded/install-program.ts';
import { startPrivateRedis } from '../../../server/embedded/private-redis.ts';
import { startRedisCluster } from './redis-cluster.ts';
import { startRedisSentinels } from './redis-sentinel.ts';

/** How the Redis of a test run may be run. */
const REDIS_KINDS = ['single', 'cluster', 'sentinel'] as const;
export type RedisKind = (typeof REDIS_KINDS)[number];

/** The Redis of a test run. */
export interface RunningRedis {
  url: string;
  /** What Newswire needs besides the address. */
  env: Record<string, string>;
  stop(): Promise<void>;
}

/** Reads the name of a kind; throws when there is none. */
export function redisKindOf(name: string | undefined): RedisKind {
  const kind = REDIS_KINDS.find((known) => known === (name ?? 'single'));
  if (kind === undefined) throw new Error(`a Redis must be one of ${REDIS_KINDS.join(', ')}`);
  return kind;
}

/** Starts a Redis of this kind in this folder. */
export async function startRedis(kind: RedisKind, dir: string): Promise<RunningRedis> {
  if (kind === 'cluster') {
    const cluster = await startRedisCluster(path.join(dir, 'cluster'));
    return { url: cluster.url, env: {}, stop: () => cluster.close() };
  }
  if (kind === 'sentinel') {
    const group = await startRedisSentinels(path.join(dir, 'sentinels'));
    return { url: group.url, env: group.env, stop: () => group.close() };
  }
  const redis = await startPrivateRedis({
    server: await ensureRedisServer(process.env, (line) => process.stdout.write(`${line}\n`)),
    dir: path.join(dir, 'redis'),
    port: await getPort(),
    password: 'tests',
    logFile: path.join(dir, 'redis.log'),
  });
  return { url: redis.url, env: {}, stop: () => redis.stop() };
}
