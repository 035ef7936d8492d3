import type { Redis } from 'ioredis';
import { type CarriedEvent, isForReaders } from '../../shared/domain/wire-event.ts';
import type { Database } from '../../shared/node/db/database.ts';
import { addDeliveries } from '../../shared/node/redis/delivery-counts.ts';
import type { RedisKeys } from '../../shared/node/redis/keys.ts';
import type { Logger } from '../../shared/node/telemetry/logger.ts';
import type { ServerMetrics } from '../../shared/node/telemetry/server-metrics.ts';
import { countDeliveries } from './count-deliveries.ts';
import { attempt, type Deliverer, openDeliveries } from './deliveries.ts';
import { timeDeliveries } from './delivery-times.ts';
import { type History, openHistory } from './history.ts';
import { createHub, type Hub } from './hub.ts';
import { createStoryHub, type StoryHub } from './story-hub.ts';
import { startTail } from './tail.ts';
import { traceDeliveries } from './trace-deliveries.ts';
import { type Trending, watchTrending } from './trending.ts';

type CanaryListener = (canaryId: string, due: number) => void;

/** The wire as one server sees it: its past, and channels to follow. */
export interface Feed {
  hub: Hub;
  history: History;
  trending: Trending;
  /** Single stories to watch, whatever filter one follows. */
  stories: StoryHub;
  /** Has batches of channels, or of stories that are watched, delivered to the readers of a kind of connection. */
  deliverBy(kind: 'channels' | 'stories', deliverer: Deliverer): void;
  /** Hears of canaries that have come through, and when they were handed in, in milliseconds since 1970. */
  onCanary(listener: CanaryListener): void;
  /** False when reading the stream hangs for good. */
  isFollowing(): boolean;
  close(): Promise<void>;
}

export interface FeedDeps {
  db: Database;
  /** For reading the past: connections that nobody else waits for. */
  pastDb: Database;
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

/** Starts following the wire. What fails on the way to one reader, or beside it, keeps no event from the others. */
export async function startFeed(deps: FeedDeps): Promise<Feed> {
  const { log, metrics } = deps;
  let feedId = '';
  const counts = countDeliveries((batch) => addDeliveries(deps.redis, deps.keys, feedId, batch), log);
  const times = timeDeliveries(metrics);
  const traces = traceDeliveries();
  const toChannels = openDeliveries(log, metrics);
  const toWatchers = openDeliveries(log, metrics);
  const hub = createHub({
    send(channel, events) {
      const readers = toChannels.send(channel, events);
      attempt(log, 'deliveries are counted', () => counts.add(events, readers));
      attempt(log, 'deliveries are timed', () => times.delivered(events, readers));
      attempt(log, 'deliveries are traced', () => traces.delivered(channel, events, readers));
    },
    lost: (channel, error) => toChannels.cut(channel, error),
  });
  const canaryListeners: CanaryListener[] = [];
  const stories = createStoryHub((storyId, events) => void toWatchers.send(storyId, events));
  const note = (events: CarriedEvent[]): void => {
    attempt(log, 'arrival is logged', () => logArrival(log, events));
    attempt(log, 'releases are timed', () => times.released(events.filter(isForReaders)));
    attempt(log, 'releases are traced', () => traces.released(events));
    for (const { event, due } of events) {
      if (event.type !== 'canary' || due === undefined) continue;
      for (const listener of canaryListeners) attempt(log, 'a canary is noted', () => listener(event.canaryId, due));
    }
  };
  const tail = await startTail({
    ...deps,
    redis: deps.tailRedis,
    onEvents: (events: CarriedEvent[]) => {
      note(events);
      hub.dispatch(events);
      stories.dispatch(events);
    },
  });
  feedId = tail.feedId;
  const trending = watchTrending(deps);
  return {
    hub,
    history: openHistory({ ...deps, db: deps.pastDb, feedId, memory: tail.memory }),
    trending,
    stories,
    deliverBy: (kind, deliverer) => (kind === 'channels' ? toChannels : toWatchers).add(deliverer),
    onCanary: (listener) => void canaryListeners.push(listener),
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
