import { createBatchLoader } from '../../../shared/node/db/batch-loader.ts';
import type { Queryable } from '../../../shared/node/db/database.ts';
import { ALL_STORIES_TERM, addTermCounts, readTermCounts } from '../../../shared/node/db/storyline/term-store.ts';
import { backgroundShare } from './background.ts';

/** Assumed stories before the first one, with words as in general language: a young wire has not seen enough. */
const PRIOR_STORIES = 2_000;
/** Counts of other workers are reloaded when they may have grown by this share of the total. */
const STALE_GROWTH = 0.05;
/** Vectors are weighted again when the wire has grown by this share. */
const STALE_WEIGHTS = 0.1;
/** Local counts are written to Postgres at this share of the total and at least this many stories. */
const FLUSH_SHARE = 0.06;
const FLUSH_STORIES_MIN = 16;
const CACHED_TERMS_MAX = 300_000;

/** The rarity of a term: 0 for one that every story contains. */
export type Rarity = (term: number) => number;

/** Rarity of terms in the wire's history (document frequencies), stored in Postgres and cached here. */
export interface TermRarity {
  /** Counts a new story's terms: immediately for this worker, for the others with the next `flush`. */
  count(terms: Iterable<number>): void;
  /**
   * The current rarity of these terms: ln((N + 1) / (n + ½)), Spärck Jones' inverse document frequency. `uncounted`
   * computes it as if the story with these terms were already counted.
   */
  of(terms: Iterable<number>, uncounted?: 'uncounted'): Promise<Rarity>;
  /** Increases as the wire grows, which makes older weights stale. */
  generation(): number;
  /** Writes the local counts once there are enough; `all` writes them in any case. */
  flush(all?: 'all'): Promise<void>;
}

/** Creates a worker's term counts; call `flush` regularly and before the process exits. */
export function createTermRarity(db: Queryable): TermRarity {
  return new CountedRarity(db);
}

class CountedRarity implements TermRarity {
  readonly #db: Queryable;
  readonly #read: (terms: number[]) => Promise<ReadonlyMap<number, number>>;
  #cached = new Map<number, number>();
  #pending = new Map<number, number>();
  /** All stories, and those counted by this process. */
  #total = 0;
  #own = 0;
  /** Stories of other processes when the cache started, and all stories when the generation started. */
  #elsewhereThen = 0;
  #totalThen = 0;
  #generation = 1;

  constructor(db: Queryable) {
    this.#db = db;
    this.#read = createBatchLoader((terms: number[]) => readTermCounts(db, new Set(terms)));
  }

  count(terms: Iterable<number>): void {
    this.#total += 1;
    this.#own += 1;
    increment(this.#pending, ALL_STORIES_TERM);
    for (const term of terms) {
      increment(this.#pending, term);
      if (this.#cached.has(term)) increment(this.#cached, term);
    }
  }

  async of(terms: Iterable<number>, uncounted?: 'uncounted'): Promise<Rarity> {
    const more = uncounted ? 1 : 0;
    this.#renew();
    const missing: number[] = [];
    for (const term of terms) if (!this.#cached.has(term)) missing.push(term);
    if (missing.length > 0) await this.#load(missing);
    return (term) => {
      const stories = (this.#cached.get(term) ?? 0) + more + PRIOR_STORIES * backgroundShare(term);
      return Math.max(0, Math.log((this.#total + more + PRIOR_STORIES + 1) / (stories + 0.5)));
    };
  }

  generation(): number {
    return this.#generation;
  }

  async flush(all?: 'all'): Promise<void> {
    const stories = this.#pending.get(ALL_STORIES_TERM) ?? 0;
    const enough = Math.max(FLUSH_STORIES_MIN, (this.#total + PRIOR_STORIES) * FLUSH_SHARE);
    if (stories < (all ? 1 : enough)) return;
    const counts = this.#pending;
    this.#pending = new Map();
    try {
      await addTermCounts(this.#db, counts);
    } catch (error) {
      for (const [term, count] of counts) increment(this.#pending, term, count);
      throw error;
    }
  }

  async #load(terms: number[]): Promise<void> {
    const counts = await this.#read(terms);
    const countOf = (term: number): number => (counts.get(term) ?? 0) + (this.#pending.get(term) ?? 0);
    for (const term of terms) this.#cached.set(term, countOf(term));
    this.#total = countOf(ALL_STORIES_TERM);
  }

  /** Clears the cache when other processes have counted a lot, and starts a generation when the wire has grown. */
  #renew(): void {
    const elsewhere = this.#total - this.#own;
    const growth = (now: number, then: number): number => (now - then) / (this.#totalThen + PRIOR_STORIES);
    if (growth(elsewhere, this.#elsewhereThen) > STALE_GROWTH || this.#cached.size > CACHED_TERMS_MAX) {
      this.#cached = new Map();
      this.#elsewhereThen = elsewhere;
    }
    if (growth(this.#total, this.#totalThen) <= STALE_WEIGHTS) return;
    this.#totalThen = this.#total;
    this.#generation += 1;
  }
}

function increment(counts: Map<number, number>, term: number, by = 1): void {
  counts.set(term, (counts.get(term) ?? 0) + by);
}
