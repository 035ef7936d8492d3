import { type RedisCluster, startRedisCluster } from '../helpers/redis/redis-cluster.ts';
import type { RedisGroup } from './group-of.ts';

export interface ClusterGroup extends RedisGroup {
  cluster: RedisCluster;
}

/** A cluster of three primaries with a replica each. */
export async function openCluster(dir: string): Promise<ClusterGroup> {
  const cluster = await startRedisCluster(dir, { replicas: 3, settings: ['appendonly yes'] });
  return { url: cluster.url, cluster, members: cluster.nodes, ready: cluster.ready, close: cluster.close };
}
