import type { WireEvent } from '../../shared/domain/wire-event.ts';
import type { FoundEvents } from '../../shared/node/db/wire/event-search-store.ts';
import type { Subject } from './subject.ts';

/** Events that are no longer in a server's memory. */
export interface BackfillSource {
  name: 'stream' | 'database';
  /** Starts a search for the events of a subject after `after`. */
  search(subject: Subject, after: number): Promise<BackfillSearch>;
  /** The events with these numbers, in order; throws `EventsGone` when some have been deleted. */
  read(seqs: readonly number[]): Promise<WireEvent[]>;
  /** Forgets events that it keeps for readers who ask for the same. */
  forget(): void;
}

/** A search that continues in steps of limited cost. */
export interface BackfillSearch {
  /** The next step, over events with `after < seq <= upTo`; throws `EventsGone` when they have been deleted. */
  next(after: number, upTo: number): Promise<FoundEvents>;
}

/** This source has deleted the events; another one may still have them. */
export class EventsGone extends Error {}
