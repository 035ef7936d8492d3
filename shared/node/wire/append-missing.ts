import { SpanKind } from '@opentelemetry/api';
import type { EventEnvelope } from '../../domain/wire-event.ts';
import type { Database, Queryable } from '../db/database.ts';
import { readEvents } from '../db/wire/event-store.ts';
import { readWireState, renewWire, type WireState } from '../db/wire/wire-store.ts';
import type { RedisClient } from '../redis/connect.ts';
import type { RedisKeys } from '../redis/keys.ts';
import { appendEvents, streamTop } from '../redis/wire-stream.ts';
import { tellBatch } from '../telemetry/tracing/trace-context.ts';

/** Maximum number of events appended at a time. */
const APPEND_BATCH = 200;

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
  /** The event there and those above it. */
  events?: EventEnvelope[];
}

/**
 * Appends every committed event above the stream's top, not only our own, which also repairs a crash. Returns the
 * stream's new top. The stream only contains committed events: if it has others than the record, the record has lost
 * them, and the wire begins anew under another id.
 */
export async function appendMissing(deps: AnnouncerDeps, known: Known = {}): Promise<number> {
  const { db, redis, keys, streamEvents } = deps;
  const { wireId, lastSeq: seen } = known.wire ?? (await readWireState(db));
  const key = keys.wire(wireId);
  // An append itself checks where the stream ends; with nothing to append, query the stream.
  let top = known.top !== undefined && known.top < seen ? known.top : await streamTop(redis, key);
  for (;;) {
    // Others may have appended more meanwhile.
    const wire = seen >= top ? { wireId, lastSeq: seen } : await readWireState(db);
    if (wire.wireId !== wireId) return appendMissing(deps, { wire });
    const { lastSeq } = wire;
    if (top === lastSeq) return top;
    if (top > lastSeq) return beginAnew(deps, wireId);
    const restart = top === 0 || lastSeq - top > streamEvents;
    const after = restart ? Math.max(0, lastSeq - streamEvents) : top;
    const { events, at } = batchAfter(after, known.events) ?? (await readBatch(db, after));
    const last = events.at(-1);
    if (!last) return top;
    const began = Date.now();
    const append = { expectedTop: top, expectedAt: restart ? undefined : at, restart, maxLength: streamEvents, events };
    const appended = await appendEvents(redis, key, append);
    if (appended === 'other') return beginAnew(deps, wireId);
    top = appended;
    tellAnnounced(events, began);
    // This was the last batch; events recorded meanwhile are announced by their own recorders.
    if (top === last.event.seq && events.length < APPEND_BATCH) return top;
  }
}

/** Gives the wire another id and fills its stream. Servers notice that they follow a wire that has ended. */
async function beginAnew(deps: AnnouncerDeps, wireId: string): Promise<number> {
  await renewWire(deps.db, wireId);
  await deps.redis.del(deps.keys.wire(wireId));
  return appendMissing(deps);
}

/** Events to append, and when the one before them was released. */
interface Batch {
  events: EventEnvelope[];
  at: string | undefined;
}

/** Reads the event with the number `seq` and a batch of those after it. */
export function readFrom(db: Queryable, seq: number): Promise<EventEnvelope[]> {
  return readEvents(db, { after: seq - 1, limit: APPEND_BATCH + 1 });
}

async function readBatch(db: Queryable, after: number): Promise<Batch> {
  const events = await readFrom(db, after);
  return batchAfter(after, events) ?? { events: events.filter(({ event }) => event.seq > after), at: undefined };
}

/** The events after `after`; undefined unless the list contains the next one. */
function batchAfter(after: number, events: EventEnvelope[] = []): Batch | undefined {
  const first = events.findIndex(({ event }) => event.seq === after + 1);
  if (first < 0) return undefined;
  return { events: events.slice(first), at: events[first - 1]?.event.at };
}

function tellAnnounced(events: EventEnvelope[], began: number): void {
  const parents = events.flatMap(({ trace }) => trace ?? []);
  const attributes = { 'newswire.events': events.length, 'newswire.up_to': events.at(-1)?.event.seq ?? 0 };
  tellBatch({ name: 'announce', kind: SpanKind.PRODUCER, parents, attributes, began });
}
