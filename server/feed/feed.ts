import type { Redis } from 'ioredis';
import { type CarriedEvent, isForReaders, type WireEvent } from '../../shared/domain/wire-event.ts';
import type { Database } from '../../shared/node/db/database.ts';
import { addDeliveries } from '../../shared/node/redis/delivery-counts.ts';
import type { RedisKeys } from '../../shared/node/redis/keys.ts';
import type { Logger } from '../../shared/node/telemetry/logger.ts';
import type { ServerMetrics } from '../../shared/node/telemetry/server-metrics.ts';
import { countDeliveries } from './count-deliveries.ts';
import { timeDeliveries } from './delivery-times.ts';
import { type History, openHistory } from './history.ts';
import { createHub, type Hub } from './hub.ts';
import { createStoryHub, type StoryHub } from './story-hub.ts';
import { startTail } from './tail.ts';
import { traceDeliveries } from './trace-deliveries.ts';
import { type Trending, watchTrending } from './trending.ts';

/** Sends a batch to the readers of a channel; returns how many they are. */
type BatchListener = (channel: string, events: WireEvent[]) => number;
type CanaryListener = (canaryId: string, due: number) => void;
type StoryListener = (storyId: string, events: WireEvent[]) => void;

/** The wire as one server sees it: its past, and channels to follow. */
export interface Feed {
  hub: Hub;
  history: History;
  trending: Trending;
  /** Single stories to watch, whatever filter one follows. */
  stories: StoryHub;
  onStory(listener: StoryListener): void;
  onBatch(listener: BatchListener): void;
  /** Hears of canaries that have come through, and when they were handed in, in milliseconds since 1970. */
  onCanary(listener: CanaryListener): void;
  /** False when reading the stream hangs for good. */
  isFollowing(): boolean;
  close(): Promise<void>;
}

export interface FeedDeps {
  db: Database;
  /** For the tail alone: reading blocks it. */
  tailRedis: Redis;
  /** Answers or fails fast. */
  redis: Redis;
  keys: RedisKeys;
  memoryEvents: number;
  log: Logger;
  metrics: ServerMetrics;
}

/** The last of a story's lines in the logs: from here on it is on its way to readers. */
function logArrival(log: Logger, events: CarriedEvent[]): void {
  const submissions = events.flatMap(({ submissionId }) => submissionId ?? []);
  if (submissions.length > 0) log.info({ upTo: events.at(-1)?.event.seq, submissions }, 'on the wire');
}

/** Starts following the wire. */
export async function startFeed(deps: FeedDeps): Promise<Feed> {
  const listeners: BatchListener[] = [];
  let feedId = '';
  const counts = countDeliveries((batch) => addDeliveries(deps.redis, deps.keys, feedId, batch), deps.log);
  const times = timeDeliveries(deps.metrics);
  const traces = traceDeliveries();
  const hub = createHub((channel, events) => {
    const readers = listeners.reduce((sum, send) => sum + send(channel, events), 0);
    counts.add(events, readers);
    times.delivered(events, readers);
    traces.delivered(channel, events, readers);
  });
  const canaryListeners: CanaryListener[] = [];
  const storyListeners: StoryListener[] = [];
  const stories = createStoryHub((storyId, events) => {
    for (const listener of storyListeners) listener(storyId, events);
  });
  const tail = await startTail({
    ...deps,
    redis: deps.tailRedis,
    onEvents: (events: CarriedEvent[]) => {
      logArrival(deps.log, events);
      times.released(events.filter(isForReaders));
      traces.released(events);
      for (const { event, due } of events) {
        if (event.type !== 'canary' || due === undefined) continue;
        for (const listener of canaryListeners) listener(event.canaryId, due);
      }
      hub.dispatch(events);
      stories.dispatch(events);
    },
  });
  feedId = tail.feedId;
  const trending = watchTrending(deps);
  return {
    hub,
    history: openHistory({ ...deps, feedId, memory: tail.memory }),
    trending,
    stories,
    onStory: (listener) => void storyListeners.push(listener),
    onCanary: (listener) => void canaryListeners.push(listener),
    onBatch: (listener) => void listeners.push(listener),
    isFollowing: tail.isFollowing,
    async close() {
      await Promise.all([tail.close(), trending.close()]);
      hub.flushAll();
      hub.close();
      stories.close();
      await counts.close();
    },
  };
}
