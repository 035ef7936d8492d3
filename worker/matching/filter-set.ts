import type { CanonicalFilter } from '../../shared/domain/filter.ts';
import { createFilterIndex, type FilterIndex } from '../../shared/domain/filter-index.ts';
import type { EventEnvelope } from '../../shared/domain/wire-event.ts';
import type { Queryable } from '../../shared/node/db/database.ts';
import {
  listFilterNumbers,
  listFiltersAfter,
  listFiltersByNumber,
  type PushFilter,
  readFiltersState,
} from '../../shared/node/db/push/filter-store.ts';

const PAGE = 1_000;
/** One failure may be the event's fault. */
const FAILURES_MAX = 3;

/** All distinct filters of all readers. Matches an event against the filters of its topics, not against readers. */
export interface FilterSet {
  /** Loads added and removed filters; false when there are no filters. */
  refresh(db: Queryable): Promise<boolean>;
  /** The ids of the filters that match the event's story. */
  matching(envelope: EventEnvelope): string[];
}

/** Creates an empty set; calls `skip` for a filter that cannot be matched, which is excluded from then on. */
export function createFilterSet(skip: (filterId: string, error: unknown) => void): FilterSet {
  return new SyncedFilterSet(skip);
}

class SyncedFilterSet implements FilterSet {
  readonly #skip: (filterId: string, error: unknown) => void;
  readonly #index: FilterIndex<string> = createFilterIndex();
  readonly #numbers = new FilterNumbers();
  /** The filters in the index. */
  readonly #filters = new Map<string, CanonicalFilter>();
  readonly #failuresOf = new Map<string, number>();
  #state = '';

  constructor(skip: (filterId: string, error: unknown) => void) {
    this.#skip = skip;
  }

  async refresh(db: Queryable): Promise<boolean> {
    const state = await readFiltersState(db);
    if (state !== this.#state) {
      for (let page = PAGE; page === PAGE; ) {
        const added = await listFiltersAfter(db, this.#numbers.last, PAGE);
        for (const filter of added) this.#add(filter);
        page = added.length;
      }
      if (this.#numbers.state() !== state) await this.#compare(db);
      this.#state = state;
    }
    return this.#filters.size > 0;
  }

  /** Ignores the story before its correction: nobody is notified of that. */
  matching({ event, now }: EventEnvelope): string[] {
    try {
      return this.#index.matching({ event, now });
    } catch {
      return this.#matchOneByOne({ event, now });
    }
  }

  #add({ id, no, filter }: PushFilter): void {
    if (!this.#numbers.add(no, id)) return;
    try {
      this.#index.add(filter, id);
      this.#filters.set(id, filter);
    } catch (error) {
      this.#skip(id, error);
    }
  }

  #remove(no: number): void {
    const id = this.#numbers.remove(no);
    if (id === undefined) return;
    this.#failuresOf.delete(id);
    if (this.#filters.delete(id)) this.#index.remove(id);
  }

  /** Finds filters that were removed, and those whose transaction committed after a later one's. */
  async #compare(db: Queryable): Promise<void> {
    const present = new Set(await listFilterNumbers(db));
    for (const no of this.#numbers.all()) if (!present.has(no)) this.#remove(no);
    this.#numbers.findLast();
    const missing = [...present].filter((no) => !this.#numbers.has(no));
    for (let from = 0; from < missing.length; from += PAGE) {
      for (const filter of await listFiltersByNumber(db, missing.slice(from, from + PAGE))) this.#add(filter);
    }
  }

  /** Matches each filter alone: one that fails matches nothing, and is excluded after several failures. */
  #matchOneByOne(envelope: EventEnvelope): string[] {
    const failed = new Map<string, unknown>();
    const found = [...this.#filters].flatMap(([id, filter]) => {
      try {
        const alone: FilterIndex<string> = createFilterIndex();
        alone.add(filter, id);
        return alone.matching(envelope);
      } catch (error) {
        failed.set(id, error);
        return [];
      }
    });
    // When all fail, the event is at fault.
    if (failed.size === this.#filters.size) throw failed.values().next().value;
    for (const [id, error] of failed) {
      const failures = (this.#failuresOf.get(id) ?? 0) + 1;
      this.#failuresOf.set(id, failures);
      if (failures >= FAILURES_MAX) this.#leaveOut(id, error);
    }
    return found;
  }

  #leaveOut(id: string, error: unknown): void {
    this.#index.remove(id);
    this.#filters.delete(id);
    this.#skip(id, error);
  }
}

/** The numbers of the known filters, with a digest that Postgres computes the same way. */
class FilterNumbers {
  readonly #idByNumber = new Map<number, string>();
  last = 0;
  #sum = 0n;
  #squares = 0n;

  /** Equals `readFiltersState` for the same filters. */
  state(): string {
    const { size } = this.#idByNumber;
    return size === 0 ? '0' : [size, this.last, this.#sum, this.#squares].join('.');
  }

  has(no: number): boolean {
    return this.#idByNumber.has(no);
  }

  all(): number[] {
    return [...this.#idByNumber.keys()];
  }

  /** Returns false for a known number. */
  add(no: number, id: string): boolean {
    if (this.has(no)) return false;
    this.#idByNumber.set(no, id);
    this.#count(no, 1n);
    this.last = Math.max(this.last, no);
    return true;
  }

  /** Returns the id that had this number. */
  remove(no: number): string | undefined {
    const id = this.#idByNumber.get(no);
    if (this.#idByNumber.delete(no)) this.#count(no, -1n);
    return id;
  }

  findLast(): void {
    this.last = 0;
    for (const no of this.#idByNumber.keys()) this.last = Math.max(this.last, no);
  }

  #count(no: number, sign: 1n | -1n): void {
    this.#sum += sign * BigInt(no);
    this.#squares += sign * BigInt(no) ** 2n;
  }
}
