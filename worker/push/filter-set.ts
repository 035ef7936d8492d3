import type { CanonicalFilter } from '../../shared/domain/filter.ts';
import { createFilterIndex, type FilterIndex } from '../../shared/domain/filter-index.ts';
import type { CarriedEvent } from '../../shared/domain/wire-event.ts';
import type { Queryable } from '../../shared/node/db/database.ts';
import {
  listFilterNumbers,
  listFiltersAfter,
  listFiltersByNumber,
  type PushFilter,
  readFiltersState,
} from '../../shared/node/db/push-filter-store.ts';

const PAGE = 1_000;
/** One failure may be the event's fault. */
const FAILURES_MAX = 3;

/** All distinct filters of all readers: an event is matched against those that its topics open, not against readers. */
export interface FilterSet {
  /** Reads which filters were added or removed; false when there is none. */
  refresh(db: Queryable): Promise<boolean>;
  /** The ids of the filters that the event's story matches. */
  matching(carried: CarriedEvent): string[];
}

/** Opens a set that is still empty; `skip` is told of a filter that cannot be asked, which is left out from then on. */
export function createFilterSet(skip: (filterId: string, error: unknown) => void): FilterSet {
  const index: FilterIndex<string> = createFilterIndex();
  const idByNumber = new Map<number, string>();
  /** Of those that the index holds. */
  const filters = new Map<string, CanonicalFilter>();
  const failuresOf = new Map<string, number>();
  let mark = '';
  let last = 0;
  let sum = 0n;
  let squares = 0n;

  /** What `readFiltersState` says when there are the same filters. */
  const ownMark = (): string => (idByNumber.size === 0 ? '0' : [idByNumber.size, last, sum, squares].join('.'));

  function count(no: number, sign: 1n | -1n): void {
    sum += sign * BigInt(no);
    squares += sign * BigInt(no) ** 2n;
  }

  function add({ id, no, filter }: PushFilter): void {
    if (idByNumber.has(no)) return;
    idByNumber.set(no, id);
    count(no, 1n);
    last = Math.max(last, no);
    try {
      index.add(filter, id);
      filters.set(id, filter);
    } catch (error) {
      skip(id, error);
    }
  }

  function remove(no: number): void {
    const id = idByNumber.get(no);
    idByNumber.delete(no);
    if (id === undefined) return;
    count(no, -1n);
    failuresOf.delete(id);
    if (filters.delete(id)) index.remove(id);
  }

  /** Removed ones, and those whose transaction was slower than that of a later one. */
  async function compare(db: Queryable): Promise<void> {
    const present = new Set(await listFilterNumbers(db));
    for (const no of [...idByNumber.keys()]) if (!present.has(no)) remove(no);
    last = 0;
    for (const no of idByNumber.keys()) last = Math.max(last, no);
    const missing = [...present].filter((no) => !idByNumber.has(no));
    for (let from = 0; from < missing.length; from += PAGE) {
      for (const filter of await listFiltersByNumber(db, missing.slice(from, from + PAGE))) add(filter);
    }
  }

  function leaveOut(id: string, error: unknown): void {
    index.remove(id);
    filters.delete(id);
    skip(id, error);
  }

  /** Asks each filter by itself: one that fails matches nothing, and is left out once it has failed several times. */
  function matchOneByOne(carried: CarriedEvent): string[] {
    const failed = new Map<string, unknown>();
    const found = [...filters].flatMap(([id, filter]) => {
      try {
        const alone: FilterIndex<string> = createFilterIndex();
        alone.add(filter, id);
        return alone.matching(carried);
      } catch (error) {
        failed.set(id, error);
        return [];
      }
    });
    // All of them: the fault is the event's.
    if (failed.size === filters.size) throw failed.values().next().value;
    for (const [id, error] of failed) {
      const failures = (failuresOf.get(id) ?? 0) + 1;
      failuresOf.set(id, failures);
      if (failures >= FAILURES_MAX) leaveOut(id, error);
    }
    return found;
  }

  return {
    async refresh(db) {
      const state = await readFiltersState(db);
      if (state !== mark) {
        for (let page = PAGE; page === PAGE; ) {
          const added = await listFiltersAfter(db, last, PAGE);
          added.forEach(add);
          page = added.length;
        }
        if (ownMark() !== state) await compare(db);
        mark = state;
      }
      return filters.size > 0;
    },
    // What a story was before it was corrected is told to nobody.
    matching({ event, now }) {
      try {
        return index.matching({ event, now });
      } catch {
        return matchOneByOne({ event, now });
      }
    },
  };
}
