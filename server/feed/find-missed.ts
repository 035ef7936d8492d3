import type { History } from './history.ts';
import { LOOKED_MAX, LOOKED_PER_MATCH } from './look-bounds.ts';
import type { Past } from './past.ts';
import type { Applicant } from './places.ts';
import type { Subject } from './subject.ts';

interface Missed {
  subject: Subject;
  after: number;
  upTo: number;
  /** Most events that may have been missed. */
  limit: number;
}

/**
 * The numbers of the events that a reader has missed, in order. `too_old` when they are more than `limit`, when a
 * search that finds little would have to look at too many; undefined when the reader is gone. Throws `PastGone` when some
 * have been deleted.
 */
export async function findMissed(
  past: Past,
  history: History,
  { subject, after, upTo, limit }: Missed,
  reader: Applicant,
): Promise<number[] | 'too_old' | undefined> {
  const search = await past.search(subject, after);
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
