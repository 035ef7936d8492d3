import type { RedisProcess } from '../helpers/redis/redis-process.ts';

/** Several processes that are one Redis to Newswire. */
export interface RedisGroup {
  url: string;
  env?: Record<string, string>;
  /** All of them. */
  members: RedisProcess[];
  ready(): Promise<void>;
  close(): Promise<void>;
}

const groups = new Map<string, RedisGroup>();

/** Remembers a group until it is closed. */
export function keepGroup<Group extends RedisGroup>(group: Group): Group {
  groups.set(group.url, group);
  return {
    ...group,
    async close() {
      groups.delete(group.url);
      await group.close();
    },
  };
}

/** The group of a deployment whose Redis is one. */
export function groupOf<Group extends RedisGroup>({ redis }: { redis: { url: string } }): Group {
  return groups.get(redis.url) as Group;
}
