import type { CarriedEvent } from '../../shared/domain/wire-event.ts';

/** The newest events of the wire, without holes. */
export interface WireMemory {
  /** The number of the newest event that was seen; 0 on an empty wire. */
  last(): number;
  /** From here on every event is in memory: following from `floor()` or later needs no other source. */
  floor(): number;
  /** Adds the next events; throws when they would leave a hole. */
  push(events: CarriedEvent[]): void;
  /** Events with `seq > after`, oldest first; `after` must not lie below the floor. */
  after(seq: number): CarriedEvent[];
}

/** Keeps the newest `capacity` events, beginning behind `last`. */
export function createMemory(capacity: number, last: number): WireMemory {
  let events: CarriedEvent[] = [];
  let newest = last;
  return {
    last: () => newest,
    floor: () => newest - events.length,
    push(added) {
      for (const [index, { event }] of added.entries()) {
        if (event.seq !== newest + 1 + index) throw new Error(`event ${event.seq} does not follow ${newest + index}`);
      }
      // All or nothing: who asks for the rest later must not have half of it.
      for (const carried of added) events.push(carried);
      newest += added.length;
      // Trimmed by the half, so that a push costs the same on average however much is kept.
      if (events.length > capacity * 1.5) events = events.slice(-capacity);
    },
    after(seq) {
      const floor = newest - events.length;
      if (seq < floor) throw new Error(`events after ${seq} are not in memory, which begins after ${floor}`);
      return events.slice(seq - floor);
    },
  };
}
