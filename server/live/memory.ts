import type { EventEnvelope } from '../../shared/domain/wire-event.ts';

/** The newest events of the wire, without gaps. */
export interface WireMemory {
  /** The number of the newest event; 0 on an empty wire. */
  last(): number;
  /** Every event after `floor()` is in memory: following from there or later needs no other source. */
  floor(): number;
  /** Adds the next events; throws when that would leave a gap. */
  push(events: EventEnvelope[]): void;
  /** Events with `seq > after`, oldest first; `after` must not be below the floor. */
  after(seq: number): EventEnvelope[];
  /** Replaces events by what `rewrite` returns for them. */
  rewrite(rewrite: (envelope: EventEnvelope) => EventEnvelope): void;
  /** Grows whenever events in memory have changed. */
  changes(): number;
}

/** Keeps the newest `capacity` events, starting after `last`. */
export function createMemory(capacity: number, last: number): WireMemory {
  let events: EventEnvelope[] = [];
  let newest = last;
  let changes = 0;
  return {
    last: () => newest,
    floor: () => newest - events.length,
    push(added) {
      for (const [index, { event }] of added.entries()) {
        if (event.seq !== newest + 1 + index) throw new Error(`event ${event.seq} does not follow ${newest + index}`);
      }
      // All or nothing: the caller will read all of these events again after an error.
      for (const envelope of added) events.push(envelope);
      newest += added.length;
      // Trimmed only at 1.5 times the capacity, so that the average cost of a push does not depend on the capacity.
      if (events.length > capacity * 1.5) events = events.slice(-capacity);
    },
    after(seq) {
      const floor = newest - events.length;
      if (seq < floor) throw new Error(`events after ${seq} are not in memory, which begins after ${floor}`);
      return events.slice(seq - floor);
    },
    rewrite(rewrite) {
      events = events.map(rewrite);
      changes += 1;
    },
    changes: () => changes,
  };
}
