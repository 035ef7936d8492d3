import { keysOf } from '../../shared/node/redis/keys.ts';
import { scanKeys } from '../../shared/node/redis/scan-keys.ts';
import type { World } from './world.ts';

/** Every key of this world in Redis with all that it holds, as text. */
export async function readRedis({ redis, config }: World): Promise<string> {
  const texts: string[] = [];
  for await (const { node, keys } of scanKeys(redis, keysOf(config.redis.prefix))) {
    for (const key of keys) {
      const readers: Record<string, () => Promise<unknown>> = {
        string: () => node.get(key),
        hash: () => node.hgetall(key),
        list: () => node.lrange(key, 0, -1),
        set: () => node.smembers(key),
        zset: () => node.zrange(key, '0', '-1'),
        stream: () => node.xrange(key, '-', '+'),
        // It has expired since it was found.
        none: async () => null,
      };
      const type = await node.type(key);
      const read = readers[type];
      if (!read) throw new Error(`${key} is of the kind ${type}, which this test does not read`);
      texts.push(`${key} ${JSON.stringify(await read())}`);
    }
  }
  return texts.join('\n');
}
