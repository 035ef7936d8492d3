import type { Redis } from 'ioredis';
import type { CarriedEvent } from '../../shared/domain/wire-event.ts';
import type { Database } from '../../shared/node/db/database.ts';
import { oldestEventSeq, readEvents } from '../../shared/node/db/event-store.ts';
import { readWireState } from '../../shared/node/db/wire-store.ts';
import type { RedisKeys } from '../../shared/node/redis/keys.ts';
import { readStream, streamBottom } from '../../shared/node/redis/wire-stream.ts';
import type { ServerMetrics } from '../../shared/node/telemetry/server-metrics.ts';
import type { ResumeSource } from '../../shared/wire/socket-events.ts';
import type { WireMemory } from './memory.ts';
import { openRecentMatches, type RecentMatches } from './recent-matches.ts';
import { createTurns, type Turns } from './turns.ts';

const PAGE = 500;

/** The wire's past, read from the nearest source that still has it. */
export interface History {
  feedId: string;
  memory: WireMemory;
  /** The memory as each filter sees it. */
  recent: RecentMatches;
  /** Those who catch up go on one after the other. */
  turns: Turns;
  metrics: Pick<ServerMetrics, 'caughtUp' | 'reset'>;
  /** The newest number that the record knows, which may be ahead of this server's memory. */
  recordedTop(): Promise<number>;
  /** The oldest position from which a reader can still resume. */
  oldestPosition(): Promise<number>;
  /** The nearest source that has every event after `seq`; undefined when none has. */
  sourceFor(seq: number): Promise<ResumeSource | undefined>;
  /** Events after `seq` from that source, in order and without a hole; at least one page or up to the newest. */
  read(source: ResumeSource, seq: number): Promise<CarriedEvent[]>;
}

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
  const recordedTop = async (): Promise<number> => (await readWireState(db)).lastSeq;
  const oldestPosition = async (): Promise<number> => ((await oldestEventSeq(db)) ?? (await recordedTop()) + 1) - 1;
  return {
    feedId,
    memory,
    recent: openRecentMatches(memory),
    turns: createTurns(),
    metrics,
    recordedTop,
    oldestPosition,
    async sourceFor(seq) {
      if (seq >= memory.floor()) return 'memory';
      // Redis may be away; the record has it all the same.
      const bottom = await streamBottom(redis, key).catch(() => undefined);
      if (bottom !== undefined && bottom <= seq + 1) return 'stream';
      return seq >= (await oldestPosition()) ? 'database' : undefined;
    },
    async read(source, seq) {
      if (source === 'memory') return memory.after(seq);
      if (source === 'stream') {
        const events = await readStream(redis, key, seq, PAGE).catch(() => []);
        if (events[0]?.event.seq === seq + 1 && isContiguous(events)) return events;
      }
      return readEvents(db, { after: seq, limit: PAGE });
    },
  };
}

function isContiguous(events: CarriedEvent[]): boolean {
  return events.every((carried, index) => index === 0 || carried.event.seq === (events[index - 1]?.event.seq ?? 0) + 1);
}
