import type { Token } from '../text/read-tokens.ts';

/** A news text says who, what and where at its beginning, and background at its end. */
const LEAD_WORDS = 60;
const LEAD_WEIGHT = 3;
const TAIL_FROM_WORD = 300;
const TAIL_WEIGHT = 0.5;
/** Two floods differ in their names and numbers, not in their words. */
const KIND_WEIGHT: Record<Token['kind'], number> = { word: 1, name: 2.5, number: 2.5 };

/** What a term weighs in its story, before rarity. */
interface TermWeight {
  weight: number;
  /** Whether it was written as a name anywhere. */
  isName: boolean;
  /** As the text writes it, where it is a name there. */
  written: string;
}

/** Terms by their hash. */
export type StoryTerms = ReadonlyMap<number, TermWeight>;

/**
 * The terms of a story, by hash, with their weights: how often they occur, weighed by place and kind, on a logarithmic
 * scale. How rare they are is left to the time of comparing, when more is known of it.
 */
export function storyTerms(tokens: Token[]): StoryTerms {
  const terms = new Map<number, TermWeight>();
  for (const { hash, place, kind, written } of tokens) {
    const isName = kind === 'name';
    const weight = placeWeight(place) * KIND_WEIGHT[kind];
    const known = terms.get(hash);
    if (!known) {
      terms.set(hash, { isName, written, weight });
      continue;
    }
    known.weight += weight;
    if (isName && !known.isName) {
      known.isName = true;
      known.written = written;
    }
  }
  for (const known of terms.values()) known.weight = Math.log1p(known.weight);
  return terms;
}

function placeWeight(place: number): number {
  if (place < LEAD_WORDS) return LEAD_WEIGHT;
  return place < TAIL_FROM_WORD ? 1 : TAIL_WEIGHT;
}
