import { canonicaliseFilter, type Filter } from '../../shared/domain/filter.ts';
import type { Queryable } from '../../shared/node/db/database.ts';
import { DatabaseFailure } from '../../shared/node/db/database-failure.ts';
import { shelvesOf } from '../../shared/node/db/shelf.ts';
import { openPlaces, type Places } from '../feed/places.ts';

/** Of the readers' connections, heavy statements have one in so many. */
const SHARE = 4;
const WAITING_PER_PLACE = 100;
const WAIT_MS = 2_000;

/** Places for the statements of readers that look at thousands of rows. */
export function openHeavyReads(readPoolSize: number): Places {
  const most = Math.max(1, Math.floor(readPoolSize / SHARE));
  return openPlaces({ most, perAddress: most, waiting: most * WAITING_PER_PLACE });
}

/** True for a page of stories that is no walk along one index: it may look at 10,000 stories for one that it finds. */
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
  const { words, notWords, none } = canonical;
  return words.length + notWords.length + none.length > 0 || shelvesOf(canonical).length > 1;
}

/**
 * The same database for heavy statements: each waits for a place, in turns with those of other addresses, so that light
 * ones find a connection at once. Rejects with a `DatabaseFailure` where there is none within two seconds.
 */
export function inHeavyTurns(
  places: Places,
  { address, signal, now = Date.now }: { address: string | undefined; signal: AbortSignal; now?: () => number },
  db: Queryable,
): Queryable {
  return {
    async query(statement) {
      const until = now() + WAIT_MS;
      const leave = await places.enter({ address, isWaiting: () => !signal.aborted && now() < until });
      signal.throwIfAborted();
      if (typeof leave !== 'function') throw new DatabaseFailure('busy');
      try {
        return await db.query(statement);
      } finally {
        leave();
      }
    },
  };
}
