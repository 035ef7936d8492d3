import type { Redis } from 'ioredis';
import { startLoop } from '../../shared/node/lifecycle/loop.ts';
import type { RedisKeys } from '../../shared/node/redis/keys.ts';
import { readTrending } from '../../shared/node/redis/trending.ts';
import type { Logger } from '../../shared/node/telemetry/logger.ts';
import type { TrendingTopic } from '../../shared/wire/http-shapes.ts';

const READ_MS = 3_000;

export interface Trending {
  current(): TrendingTopic[];
  /** Hears of what trends whenever it changed. */
  onChange(listener: (topics: TrendingTopic[]) => void): void;
  close(): Promise<void>;
}

/** Watches what the workers leave, a few seconds behind at most. */
export function watchTrending(deps: { redis: Redis; keys: RedisKeys; log: Logger }): Trending {
  const listeners: ((topics: TrendingTopic[]) => void)[] = [];
  let topics: TrendingTopic[] = [];
  const loop = startLoop({
    name: 'trending',
    log: deps.log,
    pauseMs: READ_MS,
    turn: async () => {
      const read = await readTrending(deps.redis, deps.keys);
      if (JSON.stringify(read) === JSON.stringify(topics)) return;
      topics = read;
      for (const listener of listeners) listener(topics);
    },
  });
  return { current: () => topics, onChange: (listener) => void listeners.push(listener), close: () => loop.close() };
}
