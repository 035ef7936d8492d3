import type { CanonicalFilter } from '../../shared/domain/filter.ts';
import { concerns, type EventEnvelope, isForReaders, type WireEvent } from '../../shared/domain/wire-event.ts';
import type { EventQuery } from '../../shared/node/db/wire/event-search-store.ts';

/** Which events a reader wants; readers who want the same share the function. */
export type Wants = (envelope: EventEnvelope) => boolean;

/** What a reader follows: a function for events in memory, and a query for those in Postgres. */
export interface Subject {
  wants: Wants;
  query: EventQuery;
  /** True when events that are no longer in memory come from Postgres only. */
  isNotInStream?: boolean;
}

const subjects = new WeakMap<CanonicalFilter, Subject>();

/** The events that concern a filter; the readers of a channel share its filter and so its subject. */
export function filterSubject(filter: CanonicalFilter): Subject {
  const known = subjects.get(filter);
  if (known) return known;
  const subject: Subject = { wants: (envelope) => concerns(filter, envelope), query: { filter } };
  subjects.set(filter, subject);
  return subject;
}

/** The events that match and are for readers. */
export function wantedOf(wants: Wants, events: readonly EventEnvelope[]): WireEvent[] {
  return events
    .filter(isForReaders)
    .filter(wants)
    .map((envelope) => envelope.event);
}
