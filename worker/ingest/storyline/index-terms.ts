import type { StoryTerms } from './story-terms.ts';
import type { Rarity } from './term-rarity.ts';
import { type TermVector, toVector, weigh } from './term-vector.ts';

/** The terms that a story is compared by, and those of them that the index holds. */
const VECTOR_TERMS = 64;
const INDEX_TERMS = 16;

/** The weightiest terms of a story, in the weights that are kept: before rarity. */
export function heaviestTerms(terms: StoryTerms, rarity: Rarity): TermVector {
  const all: { term: number; weight: number; isName: boolean; heavy: number }[] = [];
  for (const [term, { weight, isName }] of terms) all.push({ term, weight, isName, heavy: weight * rarity(term) });
  return toVector(all.sort((a, b) => b.heavy - a.heavy || a.term - b.term).slice(0, VECTOR_TERMS));
}

/** The few terms by which others find the story, with their weights, the heaviest first. */
export function indexTerms(vector: TermVector, rarity: Rarity): { terms: number[]; weights: number[] } {
  const { terms, weights } = weigh(vector, rarity);
  const order = [...terms.keys()].sort((a, b) => (weights[b] ?? 0) - (weights[a] ?? 0)).slice(0, INDEX_TERMS);
  return { terms: order.map((at) => terms[at] ?? 0), weights: order.map((at) => weights[at] ?? 0) };
}
