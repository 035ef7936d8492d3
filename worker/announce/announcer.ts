import { SpanKind } from '@opentelemetry/api';
import type { Redis } from 'ioredis';
import type { CarriedEvent } from '../../shared/domain/wire-event.ts';
import type { Database } from '../../shared/node/db/database.ts';
import { readEvents } from '../../shared/node/db/event-store.ts';
import { numberEvents, readWireState, type WireState } from '../../shared/node/db/wire-store.ts';
import type { RedisKeys } from '../../shared/node/redis/keys.ts';
import { appendEvents, streamTop } from '../../shared/node/redis/wire-stream.ts';
import { tellBatch } from '../../shared/node/telemetry/tracing/trace-context.ts';

const APPEND_BATCH = 200;

export interface Announcer {
  /** Resolves once every event that was recorded before the call is numbered and on the stream. */
  announce(): Promise<void>;
}

export interface AnnouncerDeps {
  db: Database;
  redis: Redis;
  keys: RedisKeys;
  streamEvents: number;
}

/**
 * Announces in two steps, number and append; see docs/protocol.md. Calls that arrive while one runs share the next
 * run, so that a burst costs two rounds and not one each.
 */
export function createAnnouncer(deps: AnnouncerDeps): Announcer {
  let running: Promise<void> | undefined;
  let next: Promise<void> | undefined;
  let isOpen = false;
  const run = (): Promise<void> => {
    isOpen = true;
    running = announceTogether(deps, () => {
      isOpen = false;
    }).finally(() => {
      running = undefined;
    });
    return running;
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
  };
}

async function announceTogether(deps: AnnouncerDeps, begin: () => void): Promise<void> {
  await new Promise<void>((resolve) => process.nextTick(resolve));
  begin();
  await appendMissing(deps, await numberEvents(deps.db));
}

/**
 * Appends every committed event above the stream's top, not only our own: whoever comes next heals a crash. `numbered`
 * is how far the wire had come a moment ago.
 */
export async function appendMissing(
  { db, redis, keys, streamEvents }: AnnouncerDeps,
  numbered?: WireState,
): Promise<void> {
  const { feedId, lastSeq: seen } = numbered ?? (await readWireState(db));
  const key = keys.wire(feedId);
  let top = await streamTop(redis, key);
  for (;;) {
    // Others may have come further meanwhile. A record that is read after the top, and is behind it, has fallen back:
    // what the stream holds was committed.
    const lastSeq = seen >= top ? seen : (await readWireState(db)).lastSeq;
    if (top === lastSeq) return;
    const tooFarBack = lastSeq - top > streamEvents;
    const anew = top === 0 || top > lastSeq || tooFarBack;
    const after = anew ? Math.max(0, lastSeq - streamEvents) : top;
    const events = await readEvents(db, { after, limit: APPEND_BATCH });
    const last = events.at(-1);
    if (!last) return;
    const began = Date.now();
    top = await appendEvents(redis, key, { expectedTop: top, anew, maxLength: streamEvents, events });
    tellAnnounced(events, began);
    // Ours was the last portion; what was recorded meanwhile is announced by whoever recorded it.
    if (top === last.event.seq && events.length < APPEND_BATCH) return;
  }
}

function tellAnnounced(events: CarriedEvent[], began: number): void {
  const parents = events.flatMap(({ trace }) => trace ?? []);
  const attributes = { 'newswire.events': events.length, 'newswire.up_to': events.at(-1)?.event.seq ?? 0 };
  tellBatch({ name: 'announce', kind: SpanKind.PRODUCER, parents, attributes, began });
}
