import {
  type CoverageRemoved,
  type EventEnvelope,
  isForFilters,
  type StoryRemoved,
} from '../../shared/domain/wire-event.ts';
import type { Database } from '../../shared/node/db/database.ts';
import type { RedisClient } from '../../shared/node/redis/connect.ts';
import type { RedisKeys } from '../../shared/node/redis/keys.ts';
import type { Logger } from '../../shared/node/telemetry/logger.ts';
import type { ReadRoutes } from '../replicas/route-reads.ts';
import type { ServerMetrics } from '../telemetry/server-metrics.ts';
import { countDeliveries } from './count-deliveries.ts';
import { attempt, type Deliverer, openDeliveries } from './deliveries.ts';
import { addDeliveries } from './delivery-counts.ts';
import { timeDeliveries } from './delivery-times.ts';
import { type History, openHistory } from './history.ts';
import { createHub, type Hub } from './hub.ts';
import { type RunningCoverages, watchRunning } from './running-coverages.ts';
import type { Shown } from './show-cards.ts';
import { createStoryHub, type StoryHub } from './story-hub.ts';
import { startTail } from './tail.ts';
import { traceDeliveries } from './trace-deliveries.ts';
import { type Trending, watchTrending } from './trending.ts';

type RemovalListener = (removed: StoryRemoved | CoverageRemoved) => void;

type CanaryListener = (canaryId: string, due: number) => void;

/** The wire as one server sees it: its history, and channels to follow. */
export interface LiveWire {
  hub: Hub;
  history: History;
  trending: Trending;
  /** The live coverages that run. */
  running: RunningCoverages;
  /** Single stories and live coverages to watch, whatever filter a reader follows. */
  stories: StoryHub;
  /** How many readers a channel has. */
  readersOf(channel: string): number;
  /** Registers a deliverer for the batches of channels or of what is watched. */
  deliverBy(kind: 'channels' | 'watched', deliverer: Deliverer): void;
  /** Calls `listener` for canaries that arrive, with their submission time in milliseconds since 1970. */
  onCanary(listener: CanaryListener): void;
  /** Calls `listener` for stories and live coverages that were taken down. */
  onRemoved(listener: RemovalListener): void;
  /** Resolves when the wire has ended: Postgres has lost events that readers may have, and goes on under another id. */
  ended: Promise<void>;
  /** False when reading the stream hangs for good. */
  isFollowing(): boolean;
  close(): Promise<void>;
}

export interface LiveWireDeps {
  db: Database;
  /** A separate pool for reading the history. */
  backfillDb: Database;
  /** The same, for what replicas can answer. */
  backfillReads: ReadRoutes;
  /** Only for the tail, whose reads block the connection. */
  tailRedis: RedisClient;
  /** Answers or fails fast. */
  redis: RedisClient;
  keys: RedisKeys;
  memoryEvents: number;
  shown: Shown;
  log: Logger;
  metrics: ServerMetrics;
}

/** The last log line about a story before its delivery to readers. */
function logArrival(log: Logger, events: EventEnvelope[]): void {
  const submissions = events.flatMap(({ submissionId }) => submissionId ?? []);
  if (submissions.length > 0) log.info({ upTo: events.at(-1)?.event.seq, submissions }, 'on the wire');
}

interface Listeners {
  canary: CanaryListener[];
  removal: RemovalListener[];
}

function tellListeners(log: Logger, events: EventEnvelope[], { canary, removal }: Listeners): void {
  for (const { event, due } of events) {
    if (event.type === 'story.removed' || event.type === 'coverage.removed') {
      for (const listener of removal) attempt(log, 'noting a removal', () => listener(event));
    }
    if (event.type !== 'canary' || due === undefined) continue;
    for (const listener of canary) attempt(log, 'noting a canary', () => listener(event.canaryId, due));
  }
}

interface Noting {
  times: Pick<ReturnType<typeof timeDeliveries>, 'released'>;
  traces: Pick<ReturnType<typeof traceDeliveries>, 'released'>;
  running: Pick<RunningCoverages, 'note'>;
  listeners: Listeners;
}

/** Tells all that only take notice of events; a failure of one keeps them from no other. */
function noteArrivals(log: Logger, { times, traces, running, listeners }: Noting): (events: EventEnvelope[]) => void {
  return (events) => {
    attempt(log, 'logging arrivals', () => logArrival(log, events));
    attempt(log, 'timing releases', () => times.released(events.filter(isForFilters)));
    attempt(log, 'tracing releases', () => traces.released(events));
    tellListeners(log, events, listeners);
    attempt(log, 'noting coverages', () => running.note(events));
  };
}

/** Starts following the wire. A failed delivery, or a failure in metrics or logs, keeps no event from other readers. */
export async function startLiveWire(deps: LiveWireDeps): Promise<LiveWire> {
  const { log, metrics } = deps;
  let wireId = '';
  const counts = countDeliveries((batch) => addDeliveries(deps.redis, deps.keys, wireId, batch), log);
  const times = timeDeliveries(metrics);
  const traces = traceDeliveries();
  const toChannels = openDeliveries(log, metrics);
  const toWatchers = openDeliveries(log, metrics);
  const hub = createHub({
    send(channel, events) {
      const readers = toChannels.send(channel, events);
      attempt(log, 'counting deliveries', () => counts.add(events, readers));
      attempt(log, 'timing deliveries', () => times.delivered(events, readers));
      attempt(log, 'tracing deliveries', () => traces.delivered(channel, events, readers));
    },
    lost: (channel, error) => toChannels.cut(channel, error),
  });
  const listeners: Listeners = { canary: [], removal: [] };
  const running = watchRunning(deps);
  const stories = createStoryHub((name, events) => void toWatchers.send(name, events));
  const note = noteArrivals(log, { times, traces, running, listeners });
  const tail = await startTail({
    ...deps,
    redis: deps.tailRedis,
    onEvents: (events: EventEnvelope[]) => {
      note(events);
      hub.dispatch(events);
      stories.dispatch(events);
    },
  });
  wireId = tail.wireId;
  const trending = watchTrending(deps);
  const history = openHistory({ ...deps, db: deps.backfillDb, reads: deps.backfillReads, wireId, memory: tail.memory });
  listeners.removal.push((removed) => {
    history.forgetRead();
    if (removed.type === 'story.removed') trending.forget(removed.storyId);
  });
  return {
    hub,
    history,
    trending,
    running,
    stories,
    readersOf: (channel) => toChannels.count(channel),
    deliverBy: (kind, deliverer) => (kind === 'channels' ? toChannels : toWatchers).add(deliverer),
    onRemoved: (listener) => void listeners.removal.push(listener),
    onCanary: (listener) => void listeners.canary.push(listener),
    ended: tail.ended,
    isFollowing: tail.isFollowing,
    async close() {
      await Promise.all([tail.close(), trending.close(), running.close()]);
      hub.flushAll();
      hub.close();
      stories.close();
      await counts.close();
    },
  };
}
