import { noAnswer } from '../../shared/domain/expected-failures.ts';
import type { Database } from '../../shared/node/db/database.ts';
import { oldestEventSeq } from '../../shared/node/db/wire/event-store.ts';
import { readWireState } from '../../shared/node/db/wire/wire-store.ts';
import type { RedisClient } from '../../shared/node/redis/connect.ts';
import type { RedisKeys } from '../../shared/node/redis/keys.ts';
import { streamBottom } from '../../shared/node/redis/wire-stream.ts';
import { createTurns, type Turns } from '../limits/event-loop-turns.ts';
import { type FairSlots, openFairSlots } from '../limits/fair-slots.ts';
import { shareWork } from '../limits/share-work.ts';
import type { ReadRoutes } from '../replicas/route-reads.ts';
import type { ServerMetrics } from '../telemetry/server-metrics.ts';
import type { BackfillSource } from './backfill-source.ts';
import { openDatabaseSource } from './database-source.ts';
import type { WireMemory } from './memory.ts';
import { openRecentMatches, type RecentMatches } from './recent-matches.ts';
import { type Shown, showSource } from './show-cards.ts';
import { openStreamSource } from './stream-source.ts';

/** Beyond this distance from the memory, the index in Postgres is cheaper than reading the stream. */
const STREAM_REACH = 500;
/** Limits concurrent reads of the history; each holds one page of events in memory. */
const SLOTS = { capacity: 32, perAddress: 4, maxWaiting: 1_000 };

/** The wire's history, read from the nearest source that still has it. */
export interface History {
  wireId: string;
  memory: WireMemory;
  /** The events in memory that match each filter. */
  recent: RecentMatches;
  /** Spreads catch-ups over turns of the event loop. */
  turns: Turns;
  /** Limits how many read events that are no longer in memory. */
  slots: FairSlots;
  metrics: Pick<ServerMetrics, 'caughtUp' | 'reset'>;
  /** The newest number in Postgres, which may be ahead of this server's memory. */
  recordedTop(): Promise<number>;
  /** Forgets events that were read from elsewhere, because a story was taken down. */
  forgetRead(): void;
  /** The oldest position from which a reader can still resume. */
  oldestPosition(): Promise<number>;
  /** The source of the events between `seq` and the memory, other than `not`; undefined when they were deleted. */
  backfillSourceFrom(seq: number, not?: BackfillSource['name']): Promise<BackfillSource | undefined>;
}

/** Opens the history of a wire; `db` should be a separate pool, so that catching up delays nobody else. */
export function openHistory(deps: {
  wireId: string;
  memory: WireMemory;
  db: Database;
  /** The same, for what replicas can answer. */
  reads: ReadRoutes;
  redis: RedisClient;
  keys: RedisKeys;
  metrics: History['metrics'];
  shown: Shown;
}): History {
  const { wireId, memory, db, reads, redis, metrics, shown } = deps;
  const key = deps.keys.wire(wireId);
  const record = showSource(openDatabaseSource(reads), shown);
  const stream = showSource(openStreamSource(redis, key), shown);
  // Thousands of readers may ask this together when they reconnect.
  const shareTop = shareWork<number>();
  const share = shareWork<number | undefined>();
  const recordedTop = (): Promise<number> => shareTop('top', async () => (await readWireState(db)).lastSeq);
  const oldestPosition = async (): Promise<number> =>
    ((await share('oldest', () => oldestEventSeq(db))) ?? (await recordedTop()) + 1) - 1;
  const isInStream = async (seq: number): Promise<boolean> => {
    // Without Redis, Postgres still has the events.
    const bottom = await share('bottom', () => streamBottom(redis, key).catch(noAnswer));
    return bottom !== undefined && bottom <= seq + 1;
  };
  return {
    wireId,
    memory,
    recent: openRecentMatches(memory),
    turns: createTurns(),
    slots: openFairSlots(SLOTS),
    metrics,
    recordedTop,
    oldestPosition,
    forgetRead: () => record.forget(),
    async backfillSourceFrom(seq, not) {
      if (not !== 'stream' && memory.floor() - seq <= STREAM_REACH && (await isInStream(seq))) return stream;
      try {
        return seq >= (await oldestPosition()) ? record : undefined;
      } catch (error) {
        // Without Postgres, use the stream as far back as it goes.
        if (not !== 'stream' && (await isInStream(seq))) return stream;
        throw error;
      }
    },
  };
}
