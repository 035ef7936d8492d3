import { IN_HEADLINE, NAME, type TermUses, usesOf } from './term-uses.ts';

/** Term hashes and weights, sorted by hash so that two vectors can be compared in one pass. */
export interface TermVector {
  terms: Int32Array;
  weights: Float32Array;
  /** How the story uses each term, as bits. */
  uses: Uint8Array;
}

const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;
/** Term, weight and uses. */
const BYTES_PER_TERM = 9;
const WEIGHT_AT = 4;
const USES_AT = 8;
/** With fewer shared terms, a common word or two would make two headlines look alike. */
const SHARED_TERMS_MIN = 4;
/** Stories with at least this many names each, but hardly a common one, are about different events. */
const NAMES_MIN = 3;
const NAME_COSINE_MIN = 0.1;
/** A headline has fewer terms, of which one name may be the only one that tells two events apart. */
const SHORT_TERMS = 20;
const OTHER_NAMES = 0.2;
/** An editor names the event in the headline: the closer two headlines are than usual, the more alike the stories. */
const HEADLINE_WEIGHT = 0.5;
const HEADLINE_COSINE_USUAL = 0.2;

/**
 * Hashes a term to 32 bits (FNV-1a) to keep indexes and vectors small. Two terms collide once in four thousand million
 * pairs, which no storyline depends on. Never returns 0, which stands for all stories.
 */
export function hashTerm(term: string): number {
  let hash = FNV_OFFSET;
  for (let index = 0; index < term.length; index += 1) hash = Math.imul(hash ^ term.charCodeAt(index), FNV_PRIME);
  return hash | 0 || 1;
}

/** Builds a vector from these terms. */
export function toVector(entries: ({ term: number; weight: number } & TermUses)[]): TermVector {
  const sorted = entries.toSorted((a, b) => a.term - b.term);
  const vector = emptyVector(sorted.length);
  for (const [index, { term, weight, ...uses }] of sorted.entries()) {
    vector.terms[index] = term;
    vector.weights[index] = weight;
    vector.uses[index] = usesOf(uses);
  }
  return vector;
}

function emptyVector(length: number): TermVector {
  return { terms: new Int32Array(length), weights: new Float32Array(length), uses: new Uint8Array(length) };
}

/** The vector in its Postgres format, little-endian. */
export function packVector({ terms, weights, uses }: TermVector): Buffer {
  const packed = Buffer.alloc(terms.length * BYTES_PER_TERM);
  for (let index = 0; index < terms.length; index += 1) {
    const at = index * BYTES_PER_TERM;
    packed.writeInt32LE(terms[index] as number, at);
    packed.writeFloatLE(weights[index] as number, at + WEIGHT_AT);
    packed.writeUInt8(uses[index] as number, at + USES_AT);
  }
  return packed;
}

export function unpackVector(packed: Buffer): TermVector {
  const length = Math.floor(packed.length / BYTES_PER_TERM);
  const vector = emptyVector(length);
  for (let index = 0; index < length; index += 1) {
    const at = index * BYTES_PER_TERM;
    vector.terms[index] = packed.readInt32LE(at);
    vector.weights[index] = packed.readFloatLE(at + WEIGHT_AT);
    vector.uses[index] = packed.readUInt8(at + USES_AT);
  }
  return vector;
}

/** Multiplies each weight by the term's rarity and normalises the vector to length 1. */
export function weigh(vector: TermVector, rarity: (term: number) => number): TermVector {
  const { terms, uses } = vector;
  const weights = new Float32Array(terms.length);
  let squares = 0;
  for (let index = 0; index < terms.length; index += 1) {
    weights[index] = (vector.weights[index] as number) * rarity(terms[index] as number);
    squares += (weights[index] as number) ** 2;
  }
  const length = Math.sqrt(squares) || 1;
  for (let index = 0; index < weights.length; index += 1) weights[index] = (weights[index] as number) / length;
  return { terms, uses, weights };
}

/** The likelihood, 0 to 1, that two weighted vectors are about one event: their cosine, less if based on little. */
export function compareVectors(a: TermVector, b: TermVector): number {
  const shared = multiply(a, b);
  const [ofA, ofB] = [partsOf(a), partsOf(b)];
  const isEnough = Math.min(1, shared.terms / SHARED_TERMS_MIN);
  return Math.min(1, shared.product * isEnough * agreement(shared, ofA, ofB) * headlineFactor(shared, ofA, ofB));
}

/** The names and the headline in a vector. */
interface Parts {
  terms: number;
  names: number;
  namesLength: number;
  headlineLength: number;
}

const known = new WeakMap<TermVector, Parts>();

/** The parts of a vector; cached because each vector is compared with many. */
function partsOf(vector: TermVector): Parts {
  const before = known.get(vector);
  if (before) return before;
  let names = 0;
  let nameSquares = 0;
  let headlineSquares = 0;
  for (let index = 0; index < vector.uses.length; index += 1) {
    const uses = vector.uses[index] as number;
    const square = (vector.weights[index] as number) ** 2;
    names += uses & NAME;
    if (uses & NAME) nameSquares += square;
    if (uses & IN_HEADLINE) headlineSquares += square;
  }
  const parts = {
    terms: vector.terms.length,
    names,
    namesLength: Math.sqrt(nameSquares),
    headlineLength: Math.sqrt(headlineSquares),
  };
  known.set(vector, parts);
  return parts;
}

function agreement({ nameProduct }: SharedTerms, a: Parts, b: Parts): number {
  if (a.names >= NAMES_MIN && b.names >= NAMES_MIN) {
    return Math.min(1, nameProduct / (a.namesLength * b.namesLength) / NAME_COSINE_MIN);
  }
  // "Forecast for Tarvo: rain on Saturday" and "Forecast for Pellina: rain on Saturday"
  const haveNames = a.names > 0 && b.names > 0;
  return haveNames && nameProduct === 0 && a.terms < SHORT_TERMS && b.terms < SHORT_TERMS ? OTHER_NAMES : 1;
}

function headlineFactor({ headlineProduct }: SharedTerms, a: Parts, b: Parts): number {
  if (a.headlineLength === 0 || b.headlineLength === 0) return 1;
  const cosine = headlineProduct / (a.headlineLength * b.headlineLength);
  return 1 + HEADLINE_WEIGHT * (cosine - HEADLINE_COSINE_USUAL);
}

/** What two vectors have in common: the number of terms, and the products of all, of names, and of both headlines. */
interface SharedTerms {
  terms: number;
  product: number;
  nameProduct: number;
  headlineProduct: number;
}

function multiply(a: TermVector, b: TermVector): SharedTerms {
  const shared = { terms: 0, product: 0, nameProduct: 0, headlineProduct: 0 };
  let i = 0;
  let j = 0;
  while (i < a.terms.length && j < b.terms.length) {
    const left = a.terms[i] as number;
    const right = b.terms[j] as number;
    if (left === right) {
      const both = (a.weights[i] as number) * (b.weights[j] as number);
      const [here, there] = [a.uses[i] as number, b.uses[j] as number];
      shared.product += both;
      // A name in one text may start a sentence in the other, where it counts as a word.
      if ((here | there) & NAME) shared.nameProduct += both;
      if (here & there & IN_HEADLINE) shared.headlineProduct += both;
      shared.terms += 1;
    }
    if (left <= right) i += 1;
    if (right <= left) j += 1;
  }
  return shared;
}
