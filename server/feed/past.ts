import type { WireEvent } from '../../shared/domain/wire-event.ts';
import type { FoundEvents } from '../../shared/node/db/event-search-store.ts';
import type { Subject } from './subject.ts';

/** Events that are no longer in a server's memory. */
export interface Past {
  name: 'stream' | 'database';
  /** Begins to look for the events of a subject behind `after`. */
  search(subject: Subject, after: number): Promise<PastSearch>;
  /** The events with these numbers, in order; throws `PastGone` when some have been deleted. */
  read(seqs: readonly number[]): Promise<WireEvent[]>;
}

/** A search that goes on in steps of bounded cost. */
export interface PastSearch {
  /** The next step, over events with `after < seq <= upTo`; throws `PastGone` when they have been deleted. */
  next(after: number, upTo: number): Promise<FoundEvents>;
}

/** This source does not have the events any more; another one may. */
export class PastGone extends Error {}
