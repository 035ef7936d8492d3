import type { Queryable } from '../../../shared/node/db/database.ts';
import { gather } from '../../../shared/node/db/gather.ts';
import { ALL_STORIES_TERM, addTermCounts, readTermCounts } from '../../../shared/node/db/term-store.ts';
import { COMMON_TERMS } from './common-words.ts';

/** Stories that we pretend to have seen: on a young wire no term is common yet, and none is rare for sure. */
const PRIOR_STORIES = 500;
/** Of which so many had any one of the words that all news is made of. */
const PRIOR_OF_COMMON = 50;
/** What was counted elsewhere is asked for again when it may be this share of all. */
const STALE_GROWTH = 0.05;
/** What was weighed is weighed again when the wire has grown by this share. */
const STALE_WEIGHTS = 0.1;
/** What was counted here is written down for the others when it is this share of all, and at least so many stories. */
const FLUSH_SHARE = 0.06;
const FLUSH_STORIES_MIN = 16;
const CACHED_TERMS_MAX = 300_000;

/** How much a term tells: 0 for one that every story has. */
export type Rarity = (term: number) => number;

/** How rare terms are in the wire's own past (document frequencies), kept in Postgres and cached here. */
export interface TermRarity {
  /** Counts the terms of a new story: at once for this worker, for all with the next `flush`. */
  count(terms: Iterable<number>): void;
  /**
   * The rarity of these terms as the wire stands: ln((N + 1) / (n + ½)), Spärck Jones' inverse document frequency.
   * `uncounted` when they are those of a story that is yet to be counted: as it will be then.
   */
  of(terms: Iterable<number>, uncounted?: 'uncounted'): Promise<Rarity>;
  /** Grows with the wire: what was weighed before may be weighed again. */
  generation(): number;
  /** Writes down what was counted, once it is enough to tell the others; `all` does in any case. */
  flush(all?: 'all'): Promise<void>;
}

/** Opens the counts of one worker process; call `flush` now and then, and before the process ends. */
export function createTermRarity(db: Queryable): TermRarity {
  let cached = new Map<number, number>();
  /** All stories, and those of them that were counted here. */
  let total = 0;
  let own = 0;
  /** As they were when the cache was begun, and when the generation was. */
  let elsewhereThen = 0;
  let totalThen = 0;
  let generation = 1;
  let pending = new Map<number, number>();
  const add = (counts: Map<number, number>, term: number, by = 1): void => {
    counts.set(term, (counts.get(term) ?? 0) + by);
  };
  const read = gather((terms: number[]) => readTermCounts(db, new Set(terms)));
  const load = async (terms: number[]): Promise<void> => {
    const counts = await read(terms);
    for (const term of terms) cached.set(term, (counts.get(term) ?? 0) + (pending.get(term) ?? 0));
    total = (counts.get(ALL_STORIES_TERM) ?? 0) + (pending.get(ALL_STORIES_TERM) ?? 0);
  };
  const grown = (now: number, then: number): number => (now - then) / (totalThen + PRIOR_STORIES);
  const renew = (): void => {
    if (grown(total - own, elsewhereThen) > STALE_GROWTH || cached.size > CACHED_TERMS_MAX) {
      cached = new Map();
      elsewhereThen = total - own;
    }
    if (grown(total, totalThen) <= STALE_WEIGHTS) return;
    totalThen = total;
    generation += 1;
  };
  return {
    count(terms) {
      total += 1;
      own += 1;
      add(pending, ALL_STORIES_TERM);
      for (const term of terms) {
        add(pending, term);
        if (cached.has(term)) add(cached, term);
      }
    },
    async of(terms, uncounted) {
      const more = uncounted ? 1 : 0;
      renew();
      const missing: number[] = [];
      for (const term of terms) if (!cached.has(term)) missing.push(term);
      if (missing.length > 0) await load(missing);
      return (term) => {
        const stories = (cached.get(term) ?? 0) + more + (COMMON_TERMS.has(term) ? PRIOR_OF_COMMON : 0);
        return Math.max(0, Math.log((total + more + PRIOR_STORIES + 1) / (stories + 0.5)));
      };
    },
    generation: () => generation,
    async flush(all) {
      const stories = pending.get(ALL_STORIES_TERM) ?? 0;
      if (stories < (all ? 1 : Math.max(FLUSH_STORIES_MIN, (total + PRIOR_STORIES) * FLUSH_SHARE))) return;
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
