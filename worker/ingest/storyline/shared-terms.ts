import { IN_HEADLINE, NAME } from './term-uses.ts';
import type { TermVector } from './vector.ts';

const HEADLINE_NAME = NAME | IN_HEADLINE;

/** What two vectors have in common; products are of the weights in both. */
export interface SharedTerms {
  terms: number;
  product: number;
  nameProduct: number;
  /** Of the terms that both headlines have. */
  headlineProduct: number;
  /** How much of each headline's weight the other story mentions anywhere, as sums of squared weights. */
  headlineOfA: number;
  headlineOfB: number;
  /** True when either headline has a name that the other story mentions anywhere. */
  hasHeadlineName: boolean;
}

/** The terms that two vectors have in common, found in one pass. */
export function sharedTermsOf(a: TermVector, b: TermVector): SharedTerms {
  let [terms, product, nameProduct, headlineProduct, headlineOfA, headlineOfB] = [0, 0, 0, 0, 0, 0];
  let hasHeadlineName = false;
  let i = 0;
  let j = 0;
  while (i < a.terms.length && j < b.terms.length) {
    const left = a.terms[i] as number;
    const right = b.terms[j] as number;
    if (left === right) {
      const weightA = a.weights[i] as number;
      const weightB = b.weights[j] as number;
      const usesA = a.uses[i] as number;
      const usesB = b.uses[j] as number;
      const both = weightA * weightB;
      terms += 1;
      product += both;
      // A name in one text may start a sentence in the other, where it counts as a word.
      if ((usesA | usesB) & NAME) nameProduct += both;
      if (usesA & usesB & IN_HEADLINE) headlineProduct += both;
      if (usesA & IN_HEADLINE) headlineOfA += weightA * weightA;
      if (usesB & IN_HEADLINE) headlineOfB += weightB * weightB;
      hasHeadlineName ||= isHeadlineName(usesA) || isHeadlineName(usesB);
    }
    if (left <= right) i += 1;
    if (right <= left) j += 1;
  }
  return {
    terms,
    product,
    nameProduct,
    headlineProduct,
    headlineOfA,
    headlineOfB,
    hasHeadlineName,
  };
}

function isHeadlineName(uses: number): boolean {
  return (uses & HEADLINE_NAME) === HEADLINE_NAME;
}

/** The names, the words and the headline in a vector. */
export interface VectorParts {
  terms: number;
  names: number;
  namesLength: number;
  /** Of all terms that are no names, numbers included. */
  wordsLength: number;
  headlineLength: number;
  headlineNames: number;
}

const known = new WeakMap<TermVector, VectorParts>();

/** The parts of a weighted vector; cached because each vector is compared with many. */
export function partsOf(vector: TermVector): VectorParts {
  const before = known.get(vector);
  if (before) return before;
  const parts = readParts(vector);
  known.set(vector, parts);
  return parts;
}

function readParts({ terms, weights, uses }: TermVector): VectorParts {
  let [names, headlineNames] = [0, 0];
  let [nameSquares, wordSquares, headlineSquares] = [0, 0, 0];
  for (let index = 0; index < uses.length; index += 1) {
    const use = uses[index] as number;
    const square = (weights[index] as number) ** 2;
    if (use & NAME) nameSquares += square;
    else wordSquares += square;
    if (use & IN_HEADLINE) headlineSquares += square;
    if (use & NAME) names += 1;
    if (isHeadlineName(use)) headlineNames += 1;
  }
  return {
    terms: terms.length,
    names,
    namesLength: Math.sqrt(nameSquares),
    wordsLength: Math.sqrt(wordSquares),
    headlineLength: Math.sqrt(headlineSquares),
    headlineNames,
  };
}
