import { isCoverageEvent, type WireEvent } from '../../shared/domain/wire-event.ts';
import { searchEvents } from '../../shared/node/db/wire/event-search-store.ts';
import { readEventsBySeq } from '../../shared/node/db/wire/event-store.ts';
import type { ReadRoutes } from '../replicas/route-reads.ts';
import { type BackfillSource, EventsGone } from './backfill-source.ts';

/** Events that one step looks at. */
const STEP_EVENTS = 1_000;
const REMEMBERED_EVENTS = 2_000;
const REMEMBERED_MS = 10_000;

/** The history in Postgres or its replicas: an index finds the matching events, and only these are read. */
export function openDatabaseSource(reads: ReadRoutes): BackfillSource {
  const remembered = rememberEvents();
  return {
    name: 'database',
    async search({ query }, after) {
      const search = await searchEvents(reads.forRequest(), query, after);
      return {
        async next(from, upTo) {
          const { oldest, ...found } = await search.next({ after: from, upTo, limit: STEP_EVENTS });
          // Retention deletes the oldest events first, so a later first event means that some are missing.
          if (oldest === undefined || oldest > from + 1) throw new EventsGone(`events behind ${from} were deleted`);
          return found;
        },
      };
    },
    async read(seqs) {
      const events = new Map(seqs.flatMap((seq) => remembered.entry(seq)));
      const missing = seqs.filter((seq) => !events.has(seq));
      if (missing.length > 0) {
        const read = await readEventsBySeq(reads.forRequest(), missing);
        remembered.add(read);
        for (const event of read) events.set(event.seq, event);
      }
      if (events.size < seqs.length) throw new EventsGone('events were deleted');
      return seqs.flatMap((seq) => events.get(seq) ?? []);
    },
    forget: () => remembered.clear(),
  };
}

/** Keeps events for a short time: readers who reconnect together have missed the same ones. */
function rememberEvents() {
  const events = new Map<number, WireEvent>();
  let willForget = false;
  return {
    clear: () => events.clear(),
    entry(seq: number): [number, WireEvent][] {
      const event = events.get(seq);
      return event ? [[seq, event]] : [];
    },
    add(read: WireEvent[]): void {
      // A post may be retracted at any moment, and then nobody may read it.
      for (const event of read) if (!isCoverageEvent(event)) events.set(event.seq, event);
      for (const seq of events.keys()) {
        if (events.size <= REMEMBERED_EVENTS) break;
        events.delete(seq);
      }
      if (willForget) return;
      willForget = true;
      setTimeout(() => {
        events.clear();
        willForget = false;
      }, REMEMBERED_MS).unref();
    },
  };
}
