import type { RedisKind } from '../helpers/redis/start-redis.ts';
import { openTinyProxy } from '../helpers/tiny-proxy.ts';
import { keepGroup } from './group-of.ts';
import { openCluster } from './redis-cluster.ts';
import { openSentinels } from './redis-sentinel.ts';
import { openRedis, type Service } from './services.ts';

/** The Redis of a deployment, however it is run. */
export interface RedisService extends Service {
  dir: string;
  /** What Newswire needs besides the address. */
  env?: Record<string, string>;
  /** Disconnects the tests' own connections. */
  close?(): Promise<void>;
}

/** Starts a Redis of this kind. */
export async function openRedisService(kind: RedisKind, dir: string): Promise<RedisService> {
  if (kind === 'single') return openRedis(dir);
  const group = keepGroup(await (kind === 'cluster' ? openCluster(dir) : openSentinels(dir)));
  return {
    ...{ name: kind, port: 0, dir, url: group.url, proxiedUrl: group.url },
    ...(group.env && { env: group.env }),
    // The nodes name their own ports to clients: nothing can stand in between.
    proxy: await openTinyProxy(),
    pid: () => group.members[0]?.pid() ?? 0,
    kill: async () => void (await Promise.all(group.members.map((member) => member.kill()))),
    async start() {
      await Promise.all(group.members.map((member) => member.start()));
      await group.ready();
    },
    close: group.close,
  };
}
