import type { Token } from '../text/read-tokens.ts';
import { hashTerm } from './term-vector.ts';

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
  const counts = new Map<string, TermWeight>();
  for (const { term, place, kind, written } of tokens) {
    const isName = kind === 'name';
    const known = counts.get(term) ?? { weight: 0, isName: false, written };
    known.weight += placeWeight(place) * KIND_WEIGHT[kind];
    if (isName && !known.isName) Object.assign(known, { isName, written });
    counts.set(term, known);
  }
  return new Map(
    [...counts].map(([term, { weight, ...rest }]) => [hashTerm(term), { ...rest, weight: Math.log1p(weight) }]),
  );
}

function placeWeight(place: number): number {
  if (place < LEAD_WORDS) return LEAD_WEIGHT;
  return place < TAIL_FROM_WORD ? 1 : TAIL_WEIGHT;
}
