import { type RedisSentinels, startRedisSentinels } from '../helpers/redis/redis-sentinel.ts';
import type { RedisGroup } from './group-of.ts';

export interface SentinelGroup extends RedisGroup {
  group: RedisSentinels;
}

/** A primary, two replicas and three Sentinels. */
export async function openSentinels(dir: string): Promise<SentinelGroup> {
  const group = await startRedisSentinels(dir, { replicas: 2, settings: ['appendonly yes'] });
  const { url, env, nodes, sentinels, ready, close } = group;
  return { url, env, group, members: [...nodes, ...sentinels], ready, close };
}
