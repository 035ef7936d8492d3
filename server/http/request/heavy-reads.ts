import type { Filter } from '../../../shared/domain/filter.ts';
import type { Queryable } from '../../../shared/node/db/database.ts';
import { DatabaseFailure } from '../../../shared/node/db/database-failure.ts';
import { postingsOf } from '../../../shared/node/db/story/postings.ts';
import { canonicaliseFilter } from '../../../shared/node/search/canonicalise-filter.ts';
import { type FairSlots, openFairSlots } from '../../limits/fair-slots.ts';

/** Heavy statements may use one in this many of the readers' connections. */
const SHARE = 4;
const WAITING_PER_PLACE = 100;
const WAIT_MS = 2_000;

/** Slots for readers' statements that scan thousands of rows. */
export function openHeavyReads(readPoolSize: number): FairSlots {
  const most = Math.max(1, Math.floor(readPoolSize / SHARE));
  return openFairSlots({ capacity: most, perAddress: most, maxWaiting: most * WAITING_PER_PLACE });
}

/** True for a page of stories that needs more than one index scan: it may read 10,000 stories to find one. */
export function isHeavyList({
  filter,
  sort,
  at,
}: {
  filter: Filter;
  sort?: 'latest' | 'top';
  at?: Date | undefined;
}): boolean {
  if (sort === 'top' || at !== undefined) return true;
  const canonical = canonicaliseFilter(filter);
  const { clauses, none } = canonical;
  return clauses.length + none.length > 0 || postingsOf(canonical).length > 1;
}

/**
 * Wraps a database for heavy statements: each waits for a slot, served fairly by address, so that light ones always
 * find a connection. Rejects with a `DatabaseFailure` when no slot is free within two seconds.
 */
export function inHeavyTurns(
  slots: FairSlots,
  { address, signal, now = Date.now }: { address: string | undefined; signal: AbortSignal; now?: () => number },
  db: Queryable,
): Queryable {
  return {
    async query(statement) {
      const until = now() + WAIT_MS;
      const release = await slots.acquire({ address, isWaiting: () => !signal.aborted && now() < until });
      signal.throwIfAborted();
      if (typeof release !== 'function') throw new DatabaseFailure('busy');
      try {
        return await db.query(statement);
      } finally {
        release();
      }
    },
  };
}
