import type { WireEvent } from '../../shared/domain/wire-event.ts';
import type { WireMemory } from './memory.ts';
import { type Wants, wantedOf } from './subject.ts';

interface Matches {
  events: WireEvent[];
  upTo: number;
}

const KEPT_MS = 10_000;

export interface RecentMatches {
  /** The wanted events of the memory behind `after`, which must not lie below its floor, oldest first. */
  after(wants: Wants, after: number): WireEvent[];
}

/**
 * Remembers for some seconds what of the memory each filter wants: when thousands come back at once, each filter is
 * held against each event once and not once for each of its readers.
 */
export function openRecentMatches(memory: WireMemory): RecentMatches {
  let known = new WeakMap<Wants, Matches>();
  let willForget = false;
  const matchesOf = (wants: Wants): Matches => {
    const matches = known.get(wants) ?? { events: [], upTo: memory.floor() };
    // What it knows may end below what the memory still has: then it begins anew.
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

/** Events are in order, so that the place is found by halving. */
function firstBehind(events: WireEvent[], after: number): number {
  let [low, high] = [0, events.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((events[middle]?.seq ?? 0) <= after) low = middle + 1;
    else high = middle;
  }
  return low;
}
