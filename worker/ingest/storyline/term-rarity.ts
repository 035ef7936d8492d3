import type { Queryable } from '../../../shared/node/db/database.ts';
import { ALL_STORIES_TERM, addTermCounts, readTermCounts } from '../../../shared/node/db/term-store.ts';
import { COMMON_TERMS } from './common-words.ts';

/** Stories that we pretend to have seen: on a young wire no term is common yet, and none is rare for sure. */
const PRIOR_STORIES = 500;
/** Of which so many had any one of the words that all news is made of. */
const PRIOR_OF_COMMON = 50;
/** Counts are read again when the wire has grown by this share. */
const STALE_GROWTH = 0.05;
const CACHED_TERMS_MAX = 300_000;

/** How much a term tells: 0 for one that every story has. */
export type Rarity = (term: number) => number;

/** How rare terms are in the wire's own past (document frequencies), kept in Postgres and cached here. */
export interface TermRarity {
  /** Counts the terms of a new story: at once for this worker, for all with the next `flush`. */
  count(terms: Iterable<number>): void;
  /** The rarity of these terms as the wire stands: ln((N + 1) / (n + ½)), Spärck Jones' inverse document frequency. */
  of(db: Queryable, terms: Iterable<number>): Promise<Rarity>;
  /** Grows whenever the counts were read anew: what was weighed before may be weighed again. */
  generation(): number;
  /** Writes down what was counted, once it is of `atLeast` stories. */
  flush(db: Queryable, atLeast: number): Promise<void>;
}

/** Opens the counts of one worker process; call `flush` now and then, and before the process ends. */
export function createTermRarity(): TermRarity {
  let cached = new Map<number, number>();
  let readAt = 0;
  let total = 0;
  let generation = 1;
  let pending = new Map<number, number>();
  const add = (counts: Map<number, number>, term: number, by = 1): void => {
    counts.set(term, (counts.get(term) ?? 0) + by);
  };
  const load = async (db: Queryable, terms: number[]): Promise<void> => {
    const counts = await readTermCounts(db, terms);
    for (const term of terms) cached.set(term, (counts.get(term) ?? 0) + (pending.get(term) ?? 0));
    total = (counts.get(ALL_STORIES_TERM) ?? 0) + (pending.get(ALL_STORIES_TERM) ?? 0);
  };
  return {
    count(terms) {
      total += 1;
      add(pending, ALL_STORIES_TERM);
      for (const term of terms) {
        add(pending, term);
        if (cached.has(term)) add(cached, term);
      }
    },
    async of(db, terms) {
      const grown = (total - readAt) / (readAt + PRIOR_STORIES);
      if (grown > STALE_GROWTH || cached.size > CACHED_TERMS_MAX) {
        cached = new Map();
        readAt = total;
        generation += 1;
      }
      const missing = [...(terms instanceof Set ? terms : new Set(terms))].filter((term) => !cached.has(term));
      if (missing.length > 0) await load(db, missing);
      return (term) => {
        const stories = (cached.get(term) ?? 0) + (COMMON_TERMS.has(term) ? PRIOR_OF_COMMON : 0);
        return Math.max(0, Math.log((total + PRIOR_STORIES + 1) / (stories + 0.5)));
      };
    },
    generation: () => generation,
    async flush(db, atLeast) {
      if ((pending.get(ALL_STORIES_TERM) ?? 0) < atLeast) return;
      const counts = pending;
      pending = new Map();
      try {
        await addTermCounts(db, counts);
      } catch (error) {
        for (const [term, count] of counts) add(pending, term, count);
        throw error;
      }
    },
  };
}
