import { randomUUID } from 'node:crypto';
import { startLoop } from '../../shared/node/lifecycle/loop.ts';
import type { RedisClient } from '../../shared/node/redis/connect.ts';
import type { RedisKeys } from '../../shared/node/redis/keys.ts';
import type { Logger } from '../../shared/node/telemetry/logger.ts';
import { forgetAudience, readAudiences, type ServerAudience, writeAudience } from './audience-counts.ts';

const STORY_MS = 1_000;
/** Every reader gets the total, so it is sent less often. */
const EVERYONE_MS = 5_000;

export interface AudienceListener {
  /** Called with the number of readers who have a story open, over all servers: on changes, at most once a second. */
  story(storyId: string, readers: number): void;
  /** Called with the number of all readers, over all servers: on changes, at most every few seconds. */
  everyone(readers: number): void;
}

export interface Audience {
  /** Readers of a story over all servers: this server's current number plus the others' last known. */
  readersOf(storyId: string): number;
  /** All readers; undefined until the other servers' numbers were read. */
  everyone(): number | undefined;
  close(): Promise<void>;
}

interface Deps {
  redis: RedisClient;
  keys: RedisKeys;
  log: Logger;
  /** This server's current numbers. */
  own: () => ServerAudience;
}

/** Publishes this server's numbers to the others and the sums to readers; the numbers are approximate. */
export function startAudience({ redis, keys, log, own }: Deps, listener: AudienceListener): Audience {
  const server = randomUUID();
  const said = new Map<string, number>();
  let others: ServerAudience = { readers: 0, stories: new Map() };
  let everyone: number | undefined;
  let nextEveryone = 0;
  const readersOf = (storyId: string): number => (own().stories.get(storyId) ?? 0) + (others.stories.get(storyId) ?? 0);

  const saySums = (): void => {
    const { stories, readers } = own();
    for (const storyId of said.keys()) if (!stories.has(storyId)) said.delete(storyId);
    for (const storyId of stories.keys()) {
      const sum = readersOf(storyId);
      if (said.get(storyId) !== sum) listener.story(storyId, sum);
      said.set(storyId, sum);
    }
    const all = readers + others.readers;
    if (all === everyone || Date.now() < nextEveryone) return;
    everyone = all;
    nextEveryone = Date.now() + EVERYONE_MS;
    listener.everyone(all);
  };

  const loop = startLoop({
    name: 'audience',
    log,
    pauseMs: STORY_MS,
    run: async () => {
      await writeAudience(redis, keys, server, own());
      others = await readAudiences(redis, keys, server, [...own().stories.keys()]);
      saySums();
    },
  });
  return {
    readersOf,
    everyone: () => everyone,
    async close() {
      await loop.close();
      // If this fails, the numbers expire after some seconds.
      await forgetAudience(redis, keys, server).catch((error) =>
        log.warn({ err: error }, 'could not remove the audience numbers'),
      );
    },
  };
}
