import type { Queryable } from '../../../shared/node/db/database.ts';
import { readVectors } from '../../../shared/node/db/storyline-member-store.ts';
import type { TermRarity } from './term-rarity.ts';
import { type TermVector, unpackVector, weigh } from './term-vector.ts';

/** About a kilobyte each. */
const SHELF_MAX = 10_000;

interface Shelved {
  raw: TermVector;
  weighed: TermVector;
  /** The generation of the counts that it was weighed by. */
  generation: number;
}

/** The vectors of stories that were looked at lately, by their number, so that each is fetched and weighed once. */
export interface VectorShelf {
  /** Shelves the vector of a story that was just written, so that it need not be fetched. */
  put(no: number, vector: TermVector): void;
  /** The vectors of these stories, weighed by the rarity of their terms. */
  weighed(db: Queryable, rarity: TermRarity, nos: number[]): Promise<Map<number, TermVector>>;
}

export function createVectorShelf(): VectorShelf {
  const shelf = new Map<number, Shelved>();

  const put = (no: number, raw: TermVector): void => void shelf.set(no, { raw, weighed: raw, generation: 0 });
  const fetch = async (db: Queryable, nos: number[]): Promise<void> => {
    const missing = nos.filter((no) => !shelf.has(no));
    if (missing.length === 0) return;
    for (const [no, packed] of await readVectors(db, missing)) put(no, unpackVector(packed));
  };
  const refresh = async (rarity: TermRarity, nos: number[]): Promise<void> => {
    const stale = nos.flatMap((no) => shelf.get(no) ?? []).filter((it) => it.generation !== rarity.generation());
    if (stale.length === 0) return;
    const rare = await rarity.of(termsOf(stale));
    for (const it of stale) {
      it.weighed = weigh(it.raw, rare);
      it.generation = rarity.generation();
    }
  };
  return {
    put,
    async weighed(db, rarity, nos) {
      await fetch(db, nos);
      await refresh(rarity, nos);
      const found = new Map(nos.flatMap((no) => entryOf(no, shelf.get(no))));
      // In the order of their coming: the oldest are the least likely to be asked for again.
      for (const no of shelf.keys()) {
        if (shelf.size <= SHELF_MAX) break;
        shelf.delete(no);
      }
      return found;
    },
  };
}

function entryOf(no: number, shelved: Shelved | undefined): [number, TermVector][] {
  return shelved ? [[no, shelved.weighed]] : [];
}

function termsOf(shelved: Shelved[]): Set<number> {
  const terms = new Set<number>();
  for (const { raw } of shelved) for (const term of raw.terms) terms.add(term);
  return terms;
}
