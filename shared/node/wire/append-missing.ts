import { SpanKind } from '@opentelemetry/api';
import type { EventEnvelope } from '../../domain/wire-event.ts';
import type { Database } from '../db/database.ts';
import { readEvents } from '../db/wire/event-store.ts';
import { readWireState, type WireState } from '../db/wire/wire-store.ts';
import type { RedisClient } from '../redis/connect.ts';
import type { RedisKeys } from '../redis/keys.ts';
import { appendEvents, streamTop } from '../redis/wire-stream.ts';
import { tellBatch } from '../telemetry/tracing/trace-context.ts';

/** Maximum number of events read and appended at a time. */
export const APPEND_BATCH = 200;

export interface AnnouncerDeps {
  db: Database;
  redis: RedisClient;
  keys: RedisKeys;
  streamEvents: number;
}

/** What an announcer already knows before querying the stream. */
export interface Known {
  /** The wire's state a moment ago. */
  wire?: WireState;
  /** The stream's end after our last append; it may have moved since. */
  top?: number | undefined;
  /** The events above it. */
  events?: EventEnvelope[];
}

/**
 * Appends every committed event above the stream's top, not only our own, which also repairs a crash. Returns the
 * stream's new top.
 */
export async function appendMissing(
  { db, redis, keys, streamEvents }: AnnouncerDeps,
  known: Known = {},
): Promise<number> {
  const { wireId, lastSeq: seen } = known.wire ?? (await readWireState(db));
  const key = keys.wire(wireId);
  // An append itself checks where the stream ends; with nothing to append, query the stream.
  let top = known.top !== undefined && known.top < seen ? known.top : await streamTop(redis, key);
  for (;;) {
    // Others may have appended more meanwhile. But a record that was read after the top and is behind it was restored
    // from older data: the stream only contains committed events.
    const lastSeq = seen >= top ? seen : (await readWireState(db)).lastSeq;
    if (top === lastSeq) return top;
    const tooFarBack = lastSeq - top > streamEvents;
    const restart = top === 0 || top > lastSeq || tooFarBack;
    const after = restart ? Math.max(0, lastSeq - streamEvents) : top;
    const events = eventsAfter(after, known.events) ?? (await readEvents(db, { after, limit: APPEND_BATCH }));
    const last = events.at(-1);
    if (!last) return top;
    const began = Date.now();
    top = await appendEvents(redis, key, { expectedTop: top, restart, maxLength: streamEvents, events });
    tellAnnounced(events, began);
    // This was the last batch; events recorded meanwhile are announced by their own recorders.
    if (top === last.event.seq && events.length < APPEND_BATCH) return top;
  }
}

/** The events after `after`; undefined unless the list contains the next one. */
function eventsAfter(after: number, events: EventEnvelope[] = []): EventEnvelope[] | undefined {
  const first = events.findIndex(({ event }) => event.seq === after + 1);
  return first < 0 ? undefined : events.slice(first);
}

function tellAnnounced(events: EventEnvelope[], began: number): void {
  const parents = events.flatMap(({ trace }) => trace ?? []);
  const attributes = { 'newswire.events': events.length, 'newswire.up_to': events.at(-1)?.event.seq ?? 0 };
  tellBatch({ name: 'announce', kind: SpanKind.PRODUCER, parents, attributes, began });
}
