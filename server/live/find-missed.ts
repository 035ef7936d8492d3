import type { Requester } from '../limits/fair-slots.ts';
import type { BackfillSource } from './backfill-source.ts';
import type { History } from './history.ts';
import type { Subject } from './subject.ts';

interface Missed {
  subject: Subject;
  after: number;
  upTo: number;
  /** The most events that a reader may have missed. */
  limit: number;
}

/**
 * The numbers of the events that a reader has missed, in order. `too_old` when there are more than `limit`, or when a
 * search that finds little would look at too many; undefined when the reader is gone. Throws `EventsGone` when some
 * were deleted.
 */
export async function findMissed(
  source: BackfillSource,
  history: History,
  { subject, after, upTo, limit }: Missed,
  reader: Requester,
): Promise<number[] | 'too_old' | undefined> {
  const search = await source.search(subject, after);
  const missed: number[] = [];
  let looked = 0;
  for (let reached = after; reached < upTo; ) {
    if (!reader.isWaiting()) return undefined;
    const step = await search.next(reached, upTo);
    for (const seq of step.seqs) missed.push(seq);
    looked += step.looked;
    reached = step.reached;
    if (missed.length > limit || looked > Math.min(limit, LOOKED_MAX) + LOOKED_PER_MATCH * missed.length)
      return 'too_old';
    await history.turns.next(() => reader.isWaiting());
  }
  return missed;
}

/** A search of the history may look at this many events that do not match, */
export const LOOKED_MAX = 10_000;
/** plus this many for each match. */
export const LOOKED_PER_MATCH = 10;
