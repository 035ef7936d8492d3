import type { EventEnvelope } from '../../shared/domain/wire-event.ts';
import type { Database } from '../../shared/node/db/database.ts';
import { eventTime, oldestEventSeq, readEvents } from '../../shared/node/db/wire/event-store.ts';
import { readWireState, renewWire } from '../../shared/node/db/wire/wire-store.ts';
import { startLoop } from '../../shared/node/lifecycle/loop.ts';
import { startWatchdog } from '../../shared/node/lifecycle/watchdog.ts';
import type { RedisClient } from '../../shared/node/redis/connect.ts';
import type { RedisKeys } from '../../shared/node/redis/keys.ts';
import { awaitEvents } from '../../shared/node/redis/wire-stream.ts';
import type { Logger } from '../../shared/node/telemetry/logger.ts';
import { forgetCoverages } from './forget-coverage.ts';
import { forgetRetracted } from './forget-retracted.ts';
import { forgetRemoved } from './forget-story.ts';
import { createMemory, type WireMemory } from './memory.ts';
import { type Shown, showEnvelope } from './show-cards.ts';

const BLOCK_MS = 2_000;
const READ_LIMIT = 500;
const RECORD_PAGE = 1_000;

export interface Tail {
  wireId: string;
  memory: WireMemory;
  /** Resolves when the wire has ended: it goes on under another id, which only a new start follows. */
  ended: Promise<void>;
  /** False when reading the stream hangs for good. */
  isFollowing(): boolean;
  close(): Promise<void>;
}

export interface TailDeps {
  db: Database;
  /** A separate connection, which reading blocks. */
  redis: RedisClient;
  keys: RedisKeys;
  memoryEvents: number;
  shown: Shown;
  log: Logger;
  /** Gets events in order, each once, as soon as they are in memory; must not throw, because nothing repeats them. */
  onEvents: (events: EventEnvelope[]) => void;
}

/** Fills the memory from Postgres, then follows the stream until closed. */
export async function startTail(deps: TailDeps): Promise<Tail> {
  const { wireId, lastSeq } = await readWireState(deps.db);
  const begin = Math.max(0, lastSeq - deps.memoryEvents, ((await oldestEventSeq(deps.db)) ?? lastSeq + 1) - 1);
  const memory = createMemory(deps.memoryEvents, begin);
  const recorded = await readRecord(deps.db, begin, lastSeq);
  memory.push(recorded.map((envelope) => showEnvelope(envelope, deps.shown)));
  let end: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  const follower = createFollower({ ...deps, onEnded: end }, wireId, memory);
  const loop = startLoop({ name: 'tail', log: deps.log, pauseMs: 0, run: () => follower.followOnce() });
  return {
    wireId,
    memory,
    ended,
    isFollowing: startWatchdog(deps.redis, loop),
    async close() {
      deps.redis.disconnect();
      await loop.close();
      await follower.looked();
    },
  };
}

function createFollower(
  deps: TailDeps & { onEnded: () => void },
  wireId: string,
  memory: WireMemory,
): { followOnce(): Promise<void>; looked(): Promise<void> } {
  let looking: Promise<void> | undefined;
  const take = (events: EventEnvelope[]): void => {
    // The stream and Postgres may both have brought these.
    const fresh = events.filter(({ event }) => event.seq > memory.last());
    if (fresh.length === 0) return;
    const next = fresh.map((envelope) => showEnvelope(envelope, deps.shown));
    // No await in between: a reader that cuts over there would get these events twice.
    memory.push(next);
    forgetRetracted(memory, next);
    forgetRemoved(memory, next);
    forgetCoverages(memory, next);
    deps.onEvents(next);
  };
  const lookIntoRecord = async (): Promise<void> => {
    try {
      // Known before the record is read: what the stream brings meanwhile may be newer than the answer.
      const [lastKnown] = memory.after(Math.max(memory.floor(), memory.last() - 1));
      const wire = await readWireState(deps.db);
      if (wire.wireId !== wireId) return deps.onEnded();
      if (lastKnown && !(await isInRecord(deps.db, lastKnown, wire.lastSeq))) {
        await renewWire(deps.db, wireId);
        return deps.onEnded();
      }
      take(await readRecord(deps.db, memory.last(), wire.lastSeq));
    } catch (error) {
      deps.log.warn({ err: error }, 'could not check in Postgres whether the stream is complete');
    } finally {
      looking = undefined;
    }
  };
  return {
    async followOnce() {
      const options = { blockMs: BLOCK_MS, limit: READ_LIMIT };
      const events = await awaitEvents(deps.redis, deps.keys.wire(wireId), memory.last(), options);
      if (events.length > 0) take(await withoutHoles(deps.db, memory.last(), events));
      // Silence may also mean that Redis lost the stream, so compare with Postgres. Do not wait for the answer: a busy
      // Postgres must not delay events from the stream.
      else looking ??= lookIntoRecord();
    },
    looked: async () => looking,
  };
}

/** False when the record has lost the event: another one has its number, or none yet. */
async function isInRecord(db: Database, { event }: EventEnvelope, lastSeq: number): Promise<boolean> {
  if (event.seq > lastSeq) return false;
  const at = await eventTime(db, event.seq);
  return at === undefined || at === event.at;
}

/** The events after `last`, with gaps in the stream filled from Postgres. */
async function withoutHoles(db: Database, last: number, events: EventEnvelope[]): Promise<EventEnvelope[]> {
  const next: EventEnvelope[] = [];
  let reached = last;
  for (const envelope of events) {
    const { seq } = envelope.event;
    if (seq <= reached) continue;
    if (seq > reached + 1) next.push(...(await readRecord(db, reached, seq - 1)));
    next.push(envelope);
    reached = seq;
  }
  return next;
}

/** Events with `after < seq <= upTo` from Postgres; throws when some are missing. */
async function readRecord(db: Database, after: number, upTo: number): Promise<EventEnvelope[]> {
  const found: EventEnvelope[] = [];
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
