import type { Queryable } from '../../../shared/node/db/database.ts';
import { readVectors } from '../../../shared/node/db/storyline/member-store.ts';
import type { TermRarity } from './rarity.ts';
import { type TermVector, unpackVector, weigh } from './vector.ts';

/** About a kilobyte each. */
const VECTORS_MAX = 10_000;

interface CachedVector {
  raw: TermVector;
  weighted: TermVector;
  /** The generation of the term counts used for weighting. */
  generation: number;
}

/** Caches the vectors of recently used stories by number, so that each is fetched and weighted once. */
export interface VectorCache {
  /** Adds the vector of a story that was just written. */
  put(no: number, vector: TermVector): void;
  /** The vectors of these stories, weighted by rarity. */
  weighted(db: Queryable, rarity: TermRarity, nos: number[]): Promise<Map<number, TermVector>>;
}

export function createVectorCache(): VectorCache {
  const cache = new Map<number, CachedVector>();

  const put = (no: number, raw: TermVector): void => void cache.set(no, { raw, weighted: raw, generation: 0 });
  const fetch = async (db: Queryable, nos: number[]): Promise<void> => {
    const missing = nos.filter((no) => !cache.has(no));
    if (missing.length === 0) return;
    for (const [no, packed] of await readVectors(db, missing)) put(no, unpackVector(packed));
  };
  const refresh = async (rarity: TermRarity, nos: number[]): Promise<void> => {
    const stale = nos.flatMap((no) => cache.get(no) ?? []).filter((it) => it.generation !== rarity.generation());
    if (stale.length === 0) return;
    const rarityOf = await rarity.of(termsOf(stale));
    for (const it of stale) {
      it.weighted = weigh(it.raw, rarityOf);
      it.generation = rarity.generation();
    }
  };
  return {
    put,
    async weighted(db, rarity, nos) {
      await fetch(db, nos);
      await refresh(rarity, nos);
      const found = new Map(nos.flatMap((no) => entryOf(no, cache.get(no))));
      // The oldest entries are the least likely to be used again.
      for (const no of cache.keys()) {
        if (cache.size <= VECTORS_MAX) break;
        cache.delete(no);
      }
      return found;
    },
  };
}

function entryOf(no: number, cached: CachedVector | undefined): [number, TermVector][] {
  return cached ? [[no, cached.weighted]] : [];
}

function termsOf(cached: CachedVector[]): Set<number> {
  const terms = new Set<number>();
  for (const { raw } of cached) for (const term of raw.terms) terms.add(term);
  return terms;
}
