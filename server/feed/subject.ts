import type { CanonicalFilter } from '../../shared/domain/filter.ts';
import {
  type CarriedEvent,
  concerns,
  isForReaders,
  storyIdsOf,
  type WireEvent,
} from '../../shared/domain/wire-event.ts';
import type { EventQuery } from '../../shared/node/db/event-search-store.ts';

/** Which events a reader wants; readers who want the same share the function. */
export type Wants = (carried: CarriedEvent) => boolean;

/** What a reader follows, as a function for events in hand and as a query for those in Postgres. */
export interface Subject {
  wants: Wants;
  query: EventQuery;
}

const subjects = new WeakMap<CanonicalFilter, Subject>();

/** The events that concern a filter. The readers of a channel have its filter in common, and so its subject. */
export function filterSubject(filter: CanonicalFilter): Subject {
  const known = subjects.get(filter);
  if (known) return known;
  const subject: Subject = { wants: (carried) => concerns(filter, carried), query: { filter } };
  subjects.set(filter, subject);
  return subject;
}

/** The events about one story. */
export function storySubject(storyId: string): Subject {
  return { wants: ({ event }) => storyIdsOf(event).includes(storyId), query: { storyId } };
}

/** The events that a reader wants and may have. */
export function wantedOf(wants: Wants, events: readonly CarriedEvent[]): WireEvent[] {
  return events
    .filter(isForReaders)
    .filter(wants)
    .map((carried) => carried.event);
}
