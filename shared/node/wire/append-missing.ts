import { SpanKind } from '@opentelemetry/api';
import type { Redis } from 'ioredis';
import type { CarriedEvent } from '../../domain/wire-event.ts';
import type { Database } from '../db/database.ts';
import { readEvents } from '../db/event-store.ts';
import { readWireState, type WireState } from '../db/wire-store.ts';
import type { RedisKeys } from '../redis/keys.ts';
import { appendEvents, streamTop } from '../redis/wire-stream.ts';
import { tellBatch } from '../telemetry/tracing/trace-context.ts';

/** Events that are read and appended at a time, at most. */
export const APPEND_BATCH = 200;

export interface AnnouncerDeps {
  db: Database;
  redis: Redis;
  keys: RedisKeys;
  streamEvents: number;
}

/** What an announcer knows before it asks the stream. */
export interface Known {
  /** How far the wire had come a moment ago. */
  wire?: WireState;
  /** Where the stream ended when we appended last; it may have moved since. */
  top?: number | undefined;
  /** The events above it. */
  events?: CarriedEvent[];
}

/**
 * Appends every committed event above the stream's top, not only our own: whoever comes next heals a crash. Returns the
 * stream's top afterwards.
 */
export async function appendMissing(
  { db, redis, keys, streamEvents }: AnnouncerDeps,
  known: Known = {},
): Promise<number> {
  const { feedId, lastSeq: seen } = known.wire ?? (await readWireState(db));
  const key = keys.wire(feedId);
  // Where we append, the stream says itself whether it ended there; where there is nothing to append, it has to be asked.
  let top = known.top !== undefined && known.top < seen ? known.top : await streamTop(redis, key);
  for (;;) {
    // Others may have come further meanwhile. A record that is read after the top, and is behind it, has fallen back:
    // what the stream holds was committed.
    const lastSeq = seen >= top ? seen : (await readWireState(db)).lastSeq;
    if (top === lastSeq) return top;
    const tooFarBack = lastSeq - top > streamEvents;
    const anew = top === 0 || top > lastSeq || tooFarBack;
    const after = anew ? Math.max(0, lastSeq - streamEvents) : top;
    const events = eventsAfter(after, known.events) ?? (await readEvents(db, { after, limit: APPEND_BATCH }));
    const last = events.at(-1);
    if (!last) return top;
    const began = Date.now();
    top = await appendEvents(redis, key, { expectedTop: top, anew, maxLength: streamEvents, events });
    tellAnnounced(events, began);
    // Ours was the last portion; what was recorded meanwhile is announced by whoever recorded it.
    if (top === last.event.seq && events.length < APPEND_BATCH) return top;
  }
}

/** Those of the events that come after `after`; undefined when that is not where they begin or go on. */
function eventsAfter(after: number, events: CarriedEvent[] = []): CarriedEvent[] | undefined {
  const first = events.findIndex(({ event }) => event.seq === after + 1);
  return first < 0 ? undefined : events.slice(first);
}

function tellAnnounced(events: CarriedEvent[], began: number): void {
  const parents = events.flatMap(({ trace }) => trace ?? []);
  const attributes = { 'newswire.events': events.length, 'newswire.up_to': events.at(-1)?.event.seq ?? 0 };
  tellBatch({ name: 'announce', kind: SpanKind.PRODUCER, parents, attributes, began });
}
