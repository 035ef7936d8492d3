import type { Redis } from 'ioredis';
import type { CarriedEvent } from '../../shared/domain/wire-event.ts';
import type { Database } from '../../shared/node/db/database.ts';
import { oldestEventSeq, readEvents } from '../../shared/node/db/event-store.ts';
import { readWireState } from '../../shared/node/db/wire-store.ts';
import { startLoop } from '../../shared/node/lifecycle/loop.ts';
import { watchTurning } from '../../shared/node/lifecycle/turning.ts';
import type { RedisKeys } from '../../shared/node/redis/keys.ts';
import { awaitEvents } from '../../shared/node/redis/wire-stream.ts';
import type { Logger } from '../../shared/node/telemetry/logger.ts';
import { createMemory, type WireMemory } from './memory.ts';

const BLOCK_MS = 2_000;
const READ_LIMIT = 500;
const RECORD_PAGE = 1_000;

export interface Tail {
  feedId: string;
  memory: WireMemory;
  /** False when reading the stream hangs for good. */
  isFollowing(): boolean;
  close(): Promise<void>;
}

export interface TailDeps {
  db: Database;
  /** A connection of its own: reading blocks it. */
  redis: Redis;
  keys: RedisKeys;
  memoryEvents: number;
  log: Logger;
  /** Hears of events in order, each once, as soon as they are in memory; must not throw, for nobody repeats them. */
  onEvents: (events: CarriedEvent[]) => void;
}

/** Fills the memory from the record, then follows the stream until closed. */
export async function startTail(deps: TailDeps): Promise<Tail> {
  const { feedId, lastSeq } = await readWireState(deps.db);
  const begin = Math.max(0, lastSeq - deps.memoryEvents, ((await oldestEventSeq(deps.db)) ?? lastSeq + 1) - 1);
  const memory = createMemory(deps.memoryEvents, begin);
  memory.push(await readRecord(deps.db, begin, lastSeq));
  const follower = createFollower(deps, feedId, memory);
  const loop = startLoop({ name: 'tail', log: deps.log, pauseMs: 0, turn: () => follower.followOnce() });
  return {
    feedId,
    memory,
    isFollowing: watchTurning(deps.redis, loop),
    async close() {
      deps.redis.disconnect();
      await loop.close();
      await follower.looked();
    },
  };
}

function createFollower(
  deps: TailDeps,
  feedId: string,
  memory: WireMemory,
): { followOnce(): Promise<void>; looked(): Promise<void> } {
  let looking: Promise<void> | undefined;
  const take = (events: CarriedEvent[]): void => {
    // The stream and the record may have brought the same.
    const next = events.filter(({ event }) => event.seq > memory.last());
    if (next.length === 0) return;
    // In one breath: a reader who cuts over between the two would see these events twice.
    memory.push(next);
    deps.onEvents(next);
  };
  const lookIntoRecord = async (): Promise<void> => {
    try {
      take(await readRecord(deps.db, memory.last(), (await readWireState(deps.db)).lastSeq));
    } catch (error) {
      deps.log.warn({ err: error }, 'the record does not say whether the stream is complete');
    } finally {
      looking = undefined;
    }
  };
  return {
    async followOnce() {
      const options = { blockMs: BLOCK_MS, limit: READ_LIMIT };
      const events = await awaitEvents(deps.redis, deps.keys.wire(feedId), memory.last(), options);
      if (events.length > 0) take(await withoutHoles(deps.db, memory.last(), events));
      // Silence may also mean that Redis lost the stream: the record knows. Nobody waits for its answer: a Postgres that
      // has much to do must not hold up what the stream brings meanwhile.
      else looking ??= lookIntoRecord();
    },
    looked: async () => looking,
  };
}

/** The events behind `last`, with what the stream skipped read from the record. */
async function withoutHoles(db: Database, last: number, events: CarriedEvent[]): Promise<CarriedEvent[]> {
  const next: CarriedEvent[] = [];
  let reached = last;
  for (const carried of events) {
    const { seq } = carried.event;
    if (seq <= reached) continue;
    if (seq > reached + 1) next.push(...(await readRecord(db, reached, seq - 1)));
    next.push(carried);
    reached = seq;
  }
  return next;
}

/** Events with `after < seq <= upTo` from Postgres; throws when the record has a hole there. */
async function readRecord(db: Database, after: number, upTo: number): Promise<CarriedEvent[]> {
  const found: CarriedEvent[] = [];
  let reached = after;
  while (reached < upTo) {
    const page = await readEvents(db, { after: reached, upTo, limit: RECORD_PAGE });
    const last = page.at(-1);
    if (!last) throw new Error(`events ${reached + 1} to ${upTo} are not in the record`);
    found.push(...page);
    reached = last.event.seq;
  }
  return found;
}
