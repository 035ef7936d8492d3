import type { TrendingTopic } from '../../shared/contract/trending-shapes.ts';
import { startLoop } from '../../shared/node/lifecycle/loop.ts';
import type { RedisClient } from '../../shared/node/redis/connect.ts';
import type { RedisKeys } from '../../shared/node/redis/keys.ts';
import { readTrending } from '../../shared/node/redis/trending.ts';
import type { Logger } from '../../shared/node/telemetry/logger.ts';

const READ_MS = 3_000;

export interface Trending {
  current(): TrendingTopic[];
  /** Leaves out topics of a story that was taken down, also when a worker has not noticed that yet. */
  forget(storyId: string): void;
  /** Calls `listener` whenever the trending topics change. */
  onChange(listener: (topics: TrendingTopic[]) => void): void;
  close(): Promise<void>;
}

/** Polls the trending topics that workers write to Redis; at most a few seconds old. */
export function watchTrending(deps: { redis: RedisClient; keys: RedisKeys; log: Logger }): Trending {
  const listeners: ((topics: TrendingTopic[]) => void)[] = [];
  const removed = new Set<string>();
  let topics: TrendingTopic[] = [];
  const loop = startLoop({
    name: 'trending',
    log: deps.log,
    pauseMs: READ_MS,
    run: async () => {
      const read = (await readTrending(deps.redis, deps.keys)).filter(({ story }) => !removed.has(story.id));
      if (JSON.stringify(read) === JSON.stringify(topics)) return;
      topics = read;
      for (const listener of listeners) listener(topics);
    },
  });
  return {
    forget(storyId) {
      removed.add(storyId);
      topics = topics.filter(({ story }) => story.id !== storyId);
    },
    current: () => topics,
    onChange: (listener) => void listeners.push(listener),
    close: () => loop.close(),
  };
}
