import { SpanKind } from '@opentelemetry/api';
import type { Redis } from 'ioredis';
import type { CarriedEvent } from '../../shared/domain/wire-event.ts';
import { type Database, onOneConnection, type Queryable } from '../../shared/node/db/database.ts';
import { readEvents } from '../../shared/node/db/event-store.ts';
import { numberEvents, readWireState, type WireState } from '../../shared/node/db/wire-store.ts';
import type { RedisKeys } from '../../shared/node/redis/keys.ts';
import { appendEvents, streamTop } from '../../shared/node/redis/wire-stream.ts';
import { tellBatch } from '../../shared/node/telemetry/tracing/trace-context.ts';

const APPEND_BATCH = 200;

export interface Announcer {
  /** Resolves once every event that was recorded before the call is numbered and on the stream. */
  announce(): Promise<void>;
  /**
   * Announces what is committed on this connection, called when the commit has been sent: numbering goes out with it,
   * and comes after it. Undefined while another announcement runs: that one may have come before the commit.
   */
  announceBehind(connection: Queryable): Announcing | undefined;
}

/** An announcement that runs. */
export interface Announcing {
  /** Resolves when the connection is not needed any more. */
  numbered: Promise<void>;
  /** Resolves when all that was committed is on the stream. */
  announced: Promise<void>;
}

export interface AnnouncerDeps {
  db: Database;
  redis: Redis;
  keys: RedisKeys;
  streamEvents: number;
}

/** What an announcer knows before it asks the stream. */
interface Known {
  /** How far the wire had come a moment ago. */
  wire?: WireState;
  /** Where the stream ended when we appended last; it may have moved since. */
  top?: number | undefined;
  /** The events above it. */
  events?: CarriedEvent[];
}

/**
 * Announces in two steps, number and append; see docs/protocol.md. Calls that arrive while one runs share the next
 * run, so that a burst costs two rounds and not one each.
 */
export function createAnnouncer(deps: AnnouncerDeps): Announcer {
  let running: Promise<void> | undefined;
  let next: Promise<void> | undefined;
  let isOpen = false;
  let top: number | undefined;
  const start = (numbering: Promise<Known>): Promise<void> => {
    running = numbering
      .then(async (known) => {
        top = await appendMissing(deps, known);
      })
      .finally(() => {
        running = undefined;
      });
    return running;
  };
  const numberTogether = async (): Promise<Known> => {
    await new Promise<void>((resolve) => process.nextTick(resolve));
    isOpen = false;
    return onOneConnection(deps.db, (connection) => numberAndRead(connection, top));
  };
  const run = (): Promise<void> => {
    isOpen = true;
    return start(numberTogether());
  };
  return {
    announce() {
      if (!running) return run();
      // Those that were recorded together come in one turn of the event loop.
      if (isOpen) return running;
      // The running one may have read before our commit, so it cannot vouch for our event; the next one can.
      next ??= running
        .catch(() => undefined)
        .then(() => {
          next = undefined;
          return run();
        });
      return next;
    },
    announceBehind(connection) {
      if (running !== undefined || next !== undefined) return undefined;
      const numbering = numberAndRead(connection, top);
      const announced = start(numbering);
      // Not all who recorded ask; whoever does hears of it.
      announced.catch(() => undefined);
      return { numbered: numbering.then(() => undefined), announced };
    },
  };
}

/** Numbers, and reads what is to be appended in the same round trip, when it is known from where on. */
async function numberAndRead(connection: Queryable, top: number | undefined): Promise<Known> {
  if (top === undefined) return { wire: await numberEvents(connection) };
  const [wire, events] = await Promise.all([
    numberEvents(connection),
    readEvents(connection, { after: top, limit: APPEND_BATCH }),
  ]);
  return { wire, top, events };
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
