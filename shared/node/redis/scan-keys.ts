import { Cluster, type Redis } from 'ioredis';
import type { RedisClient } from './connect.ts';

const STEP = 1_000;

/** Keys that one node has; their commands may go to it together. */
export interface FoundKeys {
  node: Redis;
  keys: string[];
}

/** Finds all keys that begin with this text, step by step and on every node of a cluster; some may come twice. */
export async function* scanKeys(redis: RedisClient, beginning: string): AsyncGenerator<FoundKeys> {
  const match = `${beginning.replace(/[\\*?[\]]/g, '\\$&')}*`;
  for (const node of primariesOf(redis)) {
    for await (const keys of node.scanStream({ match, count: STEP }) as AsyncIterable<string[]>) {
      if (keys.length > 0) yield { node, keys };
    }
  }
}

/** Deletes found keys; returns their number. */
export async function deleteFound({ node, keys }: FoundKeys): Promise<number> {
  const pipeline = node.pipeline();
  // Keys of one node of a cluster may still have several slots, which one command may not name together.
  for (const key of keys) pipeline.unlink(key);
  const answers = (await pipeline.exec()) ?? [];
  for (const [error] of answers) if (error) throw error;
  return answers.reduce((sum, [, deleted]) => sum + Number(deleted), 0);
}

/** The one Redis, or the primaries of a cluster. */
export function primariesOf(redis: RedisClient): Redis[] {
  return redis instanceof Cluster ? redis.nodes('master') : [redis];
}
