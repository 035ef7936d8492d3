import { randomUUID } from 'node:crypto';
import type { Redis } from 'ioredis';
import { startLoop } from '../../shared/node/lifecycle/loop.ts';
import {
  forgetAudience,
  readAudiences,
  type ServerAudience,
  writeAudience,
} from '../../shared/node/redis/audience-counts.ts';
import type { RedisKeys } from '../../shared/node/redis/keys.ts';
import type { Logger } from '../../shared/node/telemetry/logger.ts';

const STORY_MS = 1_000;
/** Everyone hears of everyone's number, so it is said less often. */
const EVERYONE_MS = 5_000;

export interface AudienceListener {
  /** So many have this story open, over all servers; said when it changed, once a second at most. */
  story(storyId: string, readers: number): void;
  /** So many readers there are, over all servers; said when it changed, every few seconds at most. */
  everyone(readers: number): void;
}

export interface Audience {
  /** Readers of a story over all servers: ours as they are now, the others' as last heard. */
  readersOf(storyId: string): number;
  /** All readers; undefined until the other servers were asked. */
  everyone(): number | undefined;
  close(): Promise<void>;
}

interface Deps {
  redis: Redis;
  keys: RedisKeys;
  log: Logger;
  /** This server's numbers as they are now. */
  own: () => ServerAudience;
}

/** Tells the other servers our numbers and the readers the sums; they are figures, not guarantees. */
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
    turn: async () => {
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
      // What is left behind holds for some seconds and ends by itself.
      await forgetAudience(redis, keys, server).catch((error) =>
        log.warn({ err: error }, 'the audience stays a moment'),
      );
    },
  };
}
