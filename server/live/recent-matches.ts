import type { WireEvent } from '../../shared/domain/wire-event.ts';
import type { WireMemory } from './memory.ts';
import { type Wants, wantedOf } from './subject.ts';

interface Matches {
  events: WireEvent[];
  upTo: number;
}

const KEPT_MS = 10_000;

export interface RecentMatches {
  /** The matching events in memory after `after`, oldest first; `after` must not be below the floor. */
  after(wants: Wants, after: number): WireEvent[];
}

/**
 * Caches for some seconds which events in memory match each filter: when thousands of readers reconnect, each filter is
 * matched once per event instead of once per reader.
 */
export function openRecentMatches(memory: WireMemory): RecentMatches {
  let known = new WeakMap<Wants, Matches>();
  let willForget = false;
  let changes = memory.changes();
  const matchesOf = (wants: Wants): Matches => {
    if (changes !== memory.changes()) {
      known = new WeakMap();
      changes = memory.changes();
    }
    const matches = known.get(wants) ?? { events: [], upTo: memory.floor() };
    // Start again when the cached matches end before the oldest event in memory.
    const { events, upTo } = matches.upTo < memory.floor() ? { events: [], upTo: memory.floor() } : matches;
    for (const event of wantedOf(wants, memory.after(upTo))) events.push(event);
    const now = { events, upTo: memory.last() };
    known.set(wants, now);
    if (!willForget) {
      willForget = true;
      setTimeout(() => {
        known = new WeakMap();
        willForget = false;
      }, KEPT_MS).unref();
    }
    return now;
  };
  return {
    after(wants, after) {
      const { events } = matchesOf(wants);
      return events.slice(firstBehind(events, after));
    },
  };
}

/** Binary search; events are sorted by number. */
function firstBehind(events: WireEvent[], after: number): number {
  let [low, high] = [0, events.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((events[middle]?.seq ?? 0) <= after) low = middle + 1;
    else high = middle;
  }
  return low;
}
