import type { Redis } from 'ioredis';
import type { Database } from '../../shared/node/db/database.ts';
import { oldestEventSeq } from '../../shared/node/db/event-store.ts';
import { readWireState } from '../../shared/node/db/wire-store.ts';
import type { RedisKeys } from '../../shared/node/redis/keys.ts';
import { streamBottom } from '../../shared/node/redis/wire-stream.ts';
import type { ServerMetrics } from '../../shared/node/telemetry/server-metrics.ts';
import type { WireMemory } from './memory.ts';
import type { Past } from './past.ts';
import { openPlaces, type Places } from './places.ts';
import { openRecentMatches, type RecentMatches } from './recent-matches.ts';
import { openRecordPast } from './record-past.ts';
import { openStreamPast } from './stream-past.ts';
import { createTurns, type Turns } from './turns.ts';

/** Farther back than this behind the memory's floor, asking the record's index costs less than reading the stream. */
const STREAM_REACH = 500;
/** So many read the past at once; each holds one page of events. */
const PLACES = { most: 32, perAddress: 4, waiting: 1_000 };

/** The wire's past, read from the nearest source that still has it. */
export interface History {
  feedId: string;
  memory: WireMemory;
  /** The memory as each filter sees it. */
  recent: RecentMatches;
  /** Those who catch up go on one after the other. */
  turns: Turns;
  /** Those who read what is no longer in memory are few at a time. */
  places: Places;
  metrics: Pick<ServerMetrics, 'caughtUp' | 'reset'>;
  /** The newest number that the record knows, which may be ahead of this server's memory. */
  recordedTop(): Promise<number>;
  /** The oldest position from which a reader can still resume. */
  oldestPosition(): Promise<number>;
  /** The source of what lies between `seq` and the memory, other than `not`; undefined when it was deleted. */
  pastFrom(seq: number, not?: Past['name']): Promise<Past | undefined>;
}

/** Opens the past of a wire; `db` should have connections of its own, so that catching up holds up nobody else. */
export function openHistory(deps: {
  feedId: string;
  memory: WireMemory;
  db: Database;
  redis: Redis;
  keys: RedisKeys;
  metrics: History['metrics'];
}): History {
  const { feedId, memory, db, redis, metrics } = deps;
  const key = deps.keys.wire(feedId);
  const record = openRecordPast(db);
  const stream = openStreamPast(redis, key);
  const recordedTop = async (): Promise<number> => (await readWireState(db)).lastSeq;
  const oldestPosition = async (): Promise<number> => ((await oldestEventSeq(db)) ?? (await recordedTop()) + 1) - 1;
  const isInStream = async (seq: number): Promise<boolean> => {
    // Redis may be away; the record has it all the same.
    const bottom = await streamBottom(redis, key).catch(() => undefined);
    return bottom !== undefined && bottom <= seq + 1;
  };
  return {
    feedId,
    memory,
    recent: openRecentMatches(memory),
    turns: createTurns(),
    places: openPlaces(PLACES),
    metrics,
    recordedTop,
    oldestPosition,
    async pastFrom(seq, not) {
      if (not !== 'stream' && memory.floor() - seq <= STREAM_REACH && (await isInStream(seq))) return stream;
      try {
        return seq >= (await oldestPosition()) ? record : undefined;
      } catch (error) {
        // Without Postgres, the stream serves as far as it reaches.
        if (not !== 'stream' && (await isInStream(seq))) return stream;
        throw error;
      }
    },
  };
}
